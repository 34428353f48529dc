namespace PreCopy.Model.Kernels;

/// <summary>The migration that a sweep varies: three of its numbers hold throughout, the one along the axis is not asked for.</summary>
public readonly record struct SweptMigration
{
    /// <summary>M, the bytes of the first pass; above 0.</summary>
    public double MemoryBytes { get; init; }

    /// <summary>b, the constant rate of the copy; above 0.</summary>
    public double BandwidthBytesPerSecond { get; init; }

    /// <summary>D, the dirty rate; at least 0.</summary>
    public double DirtyBytesPerSecond { get; init; }

    /// <summary>W, the writable working set; from 0 to the memory.</summary>
    public double WorkingSetBytes { get; init; }

    /// <summary>ρ = D/b.</summary>
    internal double Ratio => DirtyBytesPerSecond / BandwidthBytesPerSecond;
}
