namespace PreCopy.Tests.Model;

/// <summary>One migration at a constant rate: M, b, D and W of the model.</summary>
public readonly record struct MigrationCase(
    double MemoryBytes,
    double BandwidthBytesPerSecond,
    double DirtyBytesPerSecond,
    double WorkingSetBytes
)
{
    private const double MiB = 1 << 20;

    /// <summary>Section 6 of the model: 8192 MiB that write 100 MiB/s over a share of 1250 MiB/s.</summary>
    public static MigrationCase ToReproduce(int concurrency) =>
        new(8192 * MiB, 1250 * MiB / concurrency, 100 * MiB, 8192 * MiB);

    /// <summary>A constant dirty rate: a curve that is capped by the memory alone.</summary>
    public static MigrationCase Constant(double memory, double bandwidth, double dirtyRate) =>
        new(memory, bandwidth, dirtyRate, memory);
}
