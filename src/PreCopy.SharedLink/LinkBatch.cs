using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>A validated batch: what to simulate and where its results go.</summary>
internal readonly ref struct LinkBatch<TCurve>(
    LinkSettings settings,
    ReadOnlySpan<Vm<TCurve>> vms,
    Span<VmResult> results,
    bool hasEqualWeights
)
    where TCurve : struct, IDirtyCurve
{
    public LinkSettings Settings { get; } = settings;
    public ReadOnlySpan<Vm<TCurve>> Vms { get; } = vms;
    public Span<VmResult> Results { get; } = results;
    public bool HasEqualWeights { get; } = hasEqualWeights;
}
