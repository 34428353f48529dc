using PreCopy.Model.Curves;

namespace PreCopy.Model.Kernels;

/// <summary>
/// Independent single migrations of guests with any dirty curve: element i of every span belongs to migration i. Where every
/// guest has a rate and a working set of one law, <see cref="MigrationBatch"/> is faster.
/// </summary>
/// <typeparam name="TCurve">The guests' dirty curve; <see cref="AnyCurve"/> where they differ.</typeparam>
public readonly ref struct GuestBatch<TCurve>
    where TCurve : struct, IDirtyCurve
{
    /// <summary>M, the bytes of the first pass; above 0.</summary>
    public required ReadOnlySpan<double> MemoryBytes { get; init; }

    /// <summary>b, the constant rate of the copy; above 0.</summary>
    public required ReadOnlySpan<double> BandwidthBytesPerSecond { get; init; }

    /// <summary>What each guest dirties; working sets from 0 to the memory.</summary>
    public required ReadOnlySpan<TCurve> Curves { get; init; }

    /// <summary>How many migrations.</summary>
    public int Count => MemoryBytes.Length;
}
