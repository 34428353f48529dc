using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>Runs batches on engines of their own.</summary>
internal static class Link
{
    public static VmResult[] Run<TCurve>(LinkSettings settings, params Vm<TCurve>[] vms)
        where TCurve : struct, IDirtyCurve
    {
        var results = new VmResult[vms.Length];
        new LinkEngine<TCurve>(vms.Length).Run(settings, vms, results);
        return results;
    }

    public static BatchTotals Totals<TCurve>(LinkSettings settings, params Vm<TCurve>[] vms)
        where TCurve : struct, IDirtyCurve => BatchTotals.Of<TCurve>(vms, Run(settings, vms));

    /// <summary>A VM that writes at a constant rate.</summary>
    public static Vm<CappedCurve> Constant(double memory, double dirtyRate, double weight = 1) =>
        new(memory, new(dirtyRate, memory), weight);

    public static Vm<T>[] Times<T>(this Vm<T> vm, int count)
        where T : struct, IDirtyCurve => [.. Enumerable.Repeat(vm, count)];

    /// <summary>Settings as the engines count.</summary>
    public static MemoryLink Memory(LinkSettings settings)
    {
        var link = default(MemoryLink);
        link.ReadFabric(settings, usable: 1);
        return link;
    }

    public static StopPolicy Downtime(double seconds) => new() { DowntimeSeconds = seconds };
}
