using PreCopy.Model.Curves;

namespace PreCopy.Model.Guests;

/// <summary>Where the guests of a batch are read.</summary>
internal interface IGuestSource<TCurve>
    where TCurve : struct, IDirtyCurve
{
    /// <summary>M of each, in bytes.</summary>
    ReadOnlySpan<double> MemoryBytes { get; }

    /// <summary>b of each, in bytes/s.</summary>
    ReadOnlySpan<double> BandwidthBytesPerSecond { get; }

    /// <summary>The curve of a guest.</summary>
    TCurve Curve(int index);
}
