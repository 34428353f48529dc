using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Studies.Cases;

/// <summary>Simulates batches of up to a fixed size with one engine; not for several threads at once.</summary>
internal sealed class Batch(int capacity)
{
    private readonly LinkEngine<CappedCurve> _engine = new(capacity);
    private readonly VmResult[] _results = new VmResult[capacity];

    /// <summary>The totals of a batch.</summary>
    public BatchTotals Run(LinkSettings settings, ReadOnlySpan<Vm<CappedCurve>> vms)
    {
        var results = _results.AsSpan(0, vms.Length);
        _engine.Run(settings, vms, results);
        return BatchTotals.Of(vms, results);
    }
}
