namespace PreCopy.Model;

/// <summary>How a migration ended.</summary>
public enum Outcome : byte
{
    /// <summary>What was left fell to the policy's threshold; the VM was paused, sent and started on the target.</summary>
    Converged,

    /// <summary>A round cap, a byte cap or a timeout paused the VM before it converged.</summary>
    Forced,

    /// <summary>The timeout cancelled the migration; the VM stays on the source and the bytes sent are wasted.</summary>
    Aborted,

    /// <summary>The timeout switched the VM to the target at once; the rest of its memory followed.</summary>
    PostCopy,

    /// <summary>The rounds stopped shrinking above the threshold: the migration would copy for ever.</summary>
    Never,
}
