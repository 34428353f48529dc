using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Validation;

/// <summary>The suite's own simulation, for predictions of one VM or of a batch.</summary>
internal static class Predict
{
    /// <summary>A single migration.</summary>
    public static VmResult One(LinkSettings link, double memoryBytes, AnyCurve dirty) =>
        Run(link, [new(memoryBytes, dirty)])[0];

    /// <summary>The totals of identical VMs.</summary>
    public static BatchTotals Identical(
        LinkSettings link,
        int count,
        double memoryBytes,
        AnyCurve dirty
    )
    {
        var vms = new Vm<AnyCurve>[count];
        Array.Fill(vms, new(memoryBytes, dirty));
        return BatchTotals.Of<AnyCurve>(vms, Run(link, vms));
    }

    /// <summary>A guest that stands still.</summary>
    public static AnyCurve Idle { get; } = new CappedCurve(0, 0);

    /// <summary>A constant dirty rate on all of the memory.</summary>
    public static AnyCurve Constant(double bytesPerSecond, double memoryBytes) =>
        new CappedCurve(bytesPerSecond, memoryBytes);

    private static VmResult[] Run(LinkSettings link, Vm<AnyCurve>[] vms)
    {
        var results = new VmResult[vms.Length];
        new LinkEngine<AnyCurve>(vms.Length).Run(link, vms, results);
        return results;
    }
}
