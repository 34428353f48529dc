namespace PreCopy.SharedLink;

/// <summary>
/// Compression of the migration stream: <paramref name="Ratio"/> bytes of memory take one byte of the wire, and a migration
/// copies at most <paramref name="MemoryBytesPerSecond"/> of memory because the CPU compresses no faster. Rounds, thresholds
/// and caps of the policy count memory; <see cref="VmResult.BytesSent"/> counts the wire.
/// </summary>
/// <param name="Ratio">Bytes of memory for each byte on the wire, at least 1.</param>
/// <param name="MemoryBytesPerSecond">What the CPU compresses for one migration, in bytes of memory a second; +infinity when it is no limit.</param>
public sealed record Compression(
    double Ratio,
    double MemoryBytesPerSecond = double.PositiveInfinity
)
{
    /// <summary>Refuses parts out of their range.</summary>
    /// <exception cref="ArgumentException">Says which.</exception>
    public void Validate()
    {
        if (!(Ratio >= 1 && double.IsFinite(Ratio)))
            throw new ArgumentException("the compression ratio must be at least 1");
        if (!(MemoryBytesPerSecond > 0))
            throw new ArgumentException("the compression rate must be above 0");
    }
}
