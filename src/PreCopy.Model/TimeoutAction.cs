namespace PreCopy.Model;

/// <summary>What happens when a migration has copied for <see cref="StopPolicy.TimeoutSeconds"/>.</summary>
public enum TimeoutAction
{
    /// <summary>Cancel: the VM stays on the source.</summary>
    Abort,

    /// <summary>Pause the VM now and send what is left.</summary>
    Force,

    /// <summary>Switch to the target now; what is left follows after the switch.</summary>
    PostCopy,
}
