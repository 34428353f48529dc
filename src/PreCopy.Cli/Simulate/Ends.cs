using PreCopy.Model;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Simulate;

/// <summary>How the VMs of a batch end, and what the ways that are not convergence cost, in words.</summary>
internal static class Ends
{
    public const string Vms = "VMs";

    public static string Of(
        ReadOnlySpan<VmResult> results,
        in BatchTotals totals,
        string kind = Vms,
        bool canConverge = true
    )
    {
        var missed =
            totals.NotConverged == 0 ? "every VM converges"
            : !canConverge && AreForced(results)
                ? "every VM stops when the policy forces it to, which is its regular end"
            : $"{Figures.Count(totals.NotConverged)} of {Figures.Count(results.Length)} {kind} do not converge{Details(results, totals)}";
        return totals.LostVcpuSeconds > 0
            ? $"{missed}; throttling costs the guests {Figures.VcpuSeconds(totals.LostVcpuSeconds)} vCPU-s"
            : missed;
    }

    private static bool AreForced(ReadOnlySpan<VmResult> results)
    {
        foreach (var result in results)
            if (result.Outcome != Outcome.Forced)
                return false;
        return true;
    }

    private static string Details(ReadOnlySpan<VmResult> results, in BatchTotals totals)
    {
        var (aborted, postCopied, slowest) = (0, 0, 0.0);
        foreach (var result in results)
        {
            aborted += result.Outcome == Outcome.Aborted ? 1 : 0;
            postCopied += result.Outcome == Outcome.PostCopy ? 1 : 0;
            slowest = Math.Max(slowest, result.PostCopySeconds);
        }

        var details = new List<string>();
        if (aborted > 0)
            details.Add(
                $"{Figures.Count(aborted)} aborted, {Figures.Mebibytes(totals.WastedBytes)} MiB sent in vain"
            );
        if (postCopied > 0)
            details.Add(
                $"{Figures.Count(postCopied)} switched to post-copy, full speed up to {Figures.Seconds(slowest)} s later"
            );
        return details.Count == 0 ? "" : $" ({string.Join("; ", details)})";
    }
}
