namespace PreCopy.Model.Kernels;

/// <summary>Independent single migrations as a structure of arrays: element i of every span belongs to migration i.</summary>
public readonly ref struct MigrationBatch
{
    /// <summary>M, the bytes of the first pass; above 0.</summary>
    public required ReadOnlySpan<double> MemoryBytes { get; init; }

    /// <summary>b, the constant rate of the copy; above 0.</summary>
    public required ReadOnlySpan<double> BandwidthBytesPerSecond { get; init; }

    /// <summary>D, the dirty rate; at least 0.</summary>
    public required ReadOnlySpan<double> DirtyBytesPerSecond { get; init; }

    /// <summary>W, the writable working set; from 0 to the memory.</summary>
    public required ReadOnlySpan<double> WorkingSetBytes { get; init; }

    /// <summary>How many migrations.</summary>
    public int Count => MemoryBytes.Length;

    /// <summary>The first <paramref name="count"/> migrations.</summary>
    public MigrationBatch To(int count) =>
        new()
        {
            MemoryBytes = MemoryBytes[..count],
            BandwidthBytesPerSecond = BandwidthBytesPerSecond[..count],
            DirtyBytesPerSecond = DirtyBytesPerSecond[..count],
            WorkingSetBytes = WorkingSetBytes[..count],
        };

    /// <summary>The migrations from <paramref name="start"/> on.</summary>
    public MigrationBatch From(int start) =>
        new()
        {
            MemoryBytes = MemoryBytes[start..],
            BandwidthBytesPerSecond = BandwidthBytesPerSecond[start..],
            DirtyBytesPerSecond = DirtyBytesPerSecond[start..],
            WorkingSetBytes = WorkingSetBytes[start..],
        };
}
