namespace PreCopy.SharedLink;

/// <summary>What bytes on the link are for.</summary>
public enum CopyPhase
{
    /// <summary>Memory that goes over the link for the first time.</summary>
    FirstPass,

    /// <summary>Memory dirtied since it was sent, sent again while the VM runs.</summary>
    Resent,

    /// <summary>The paused send.</summary>
    Paused,

    /// <summary>What was missing after a switch, sent while the VM runs on the target.</summary>
    PostCopy,
}
