using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>A validated batch: what to simulate and where its results go.</summary>
internal readonly ref struct LinkBatch<TCurve>(
    in MemoryLink link,
    ReadOnlySpan<Vm<TCurve>> vms,
    Span<VmResult> results,
    bool hasEqualWeights
)
    where TCurve : struct, IDirtyCurve
{
    public LinkSettings Settings { get; } = link.Settings;
    public double BandwidthBytesPerSecond { get; } = link.UsableBytesPerSecond;
    public ReadOnlySpan<Vm<TCurve>> Vms { get; } = vms;
    public Span<VmResult> Results { get; } = results;
    public bool HasEqualWeights { get; } = hasEqualWeights;
}
