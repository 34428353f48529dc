using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>Runs batches on the general engine, whether or not another would do.</summary>
internal static class GeneralLink
{
    public static VmResult[] Run<TCurve>(LinkSettings settings, params Vm<TCurve>[] vms)
        where TCurve : struct, IDirtyCurve
    {
        var results = new VmResult[vms.Length];
        var trace = default(NoTrace);
        new TracedLinkEngine<TCurve, NoTrace>(vms.Length).Run(settings, vms, results, ref trace);
        return results;
    }
}
