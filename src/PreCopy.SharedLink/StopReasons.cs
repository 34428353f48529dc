namespace PreCopy.SharedLink;

/// <summary>What ends the live rounds of a VM; none while they go on.</summary>
[Flags]
internal enum StopReasons : byte
{
    Forced = 1,
    Converged = 2,
}
