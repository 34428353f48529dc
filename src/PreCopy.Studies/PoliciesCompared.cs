using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Policies;
using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>One guest, 1 to 16 at once, under the stop policy of every preset: who breaks how.</summary>
public sealed class PoliciesCompared : IStudy
{
    private const int MostAtOnce = 16;
    private const double DirtyRatio = 0.1;
    private const double WorkingSetBytes = 2.0 * (1L << 30);

    // A pause that people notice.
    private const double LongPauseSeconds = 1;

    /// <inheritdoc/>
    public string Name => "policies-compared";

    /// <inheritdoc/>
    public string Question =>
        "What does each hypervisor's stop policy do when too many migrations share the link?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var engine = new LinkEngine<SaturatingCurve>(MostAtOnce);
        var vms = new Vm<SaturatingCurve>[MostAtOnce];
        Array.Fill(
            vms,
            new(
                StandardCase.MemoryBytes,
                new(DirtyRatio * StandardCase.LinkBytesPerSecond, WorkingSetBytes)
            )
            {
                Vcpus = 4,
            }
        );
        var results = new VmResult[MostAtOnce];
        var data = new Table(
            "policy",
            "concurrency",
            "makespan (s)",
            "downtime (s)",
            "outcome",
            "throttled away (vCPU-s)",
            "sent in vain (bytes)"
        );
        foreach (var preset in PolicyPresets.All)
            for (var count = 1; count <= MostAtOnce; count++)
            {
                var batch = vms.AsSpan(0, count);
                engine.Run(StandardCase.Link(preset.Policy), batch, results.AsSpan(0, count));
                var totals = BatchTotals.Of<SaturatingCurve>(batch, results.AsSpan(0, count));
                data.Add(
                    preset.Title,
                    count,
                    totals.MakespanSeconds,
                    totals.MaxDowntimeSeconds,
                    results.Take(count).Max(result => result.Outcome).Word(),
                    totals.LostVcpuSeconds,
                    totals.WastedBytes
                );
            }

        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var most = data.Where("concurrency", $"{MostAtOnce}");
        var rows = most.Texts("policy")
            .Zip(most.Texts("outcome"), most.Numbers("makespan (s)"))
            .Zip(
                most.Numbers("downtime (s)"),
                (row, downtime) =>
                    (Policy: row.First, Outcome: row.Second, Seconds: row.Third, Pause: downtime)
            )
            .ToArray();
        var aborted = rows.Where(row => row.Outcome == "aborted").ToArray();
        var paused = rows.Where(row => row.Pause > LongPauseSeconds).ToArray();
        var never = rows.Where(row => row.Outcome == "never").ToArray();
        var lost = most.Numbers("throttled away (vCPU-s)");
        var slowed = rows.Where((_, row) => lost[row] > 0).ToArray();
        return $"Guests that write at a tenth of the link into {WorkingSetBytes / (1L << 30):F0} GiB: up to {AllEnd(data)} at once, every policy ends with a pause of at "
            + $"most {LongPauseSeconds:F0} s; {MostAtOnce} at once never end under {Named(never)}, {aborted.Length} policies give up after "
            + $"{aborted.Min(row => row.Seconds):N0} to {aborted.Max(row => row.Seconds):N0} s, {paused.Length} pause the VM for "
            + $"{paused.Min(row => row.Pause):F1} to {paused.Max(row => row.Pause):F1} s, and {Named(slowed)} throttles {lost.Max():N0} vCPU-s away.";
    }

    private static int AllEnd(Table data) =>
        Enumerable
            .Range(1, MostAtOnce)
            .TakeWhile(count =>
            {
                var rows = data.Where("concurrency", $"{count}");
                return rows.Numbers("downtime (s)").All(pause => pause <= LongPauseSeconds)
                    && rows.Texts("outcome").All(word => word is "converged" or "forced");
            })
            .Count();

    private static string Named(
        (string Policy, string Outcome, double Seconds, double Pause)[] rows
    ) => string.Join(" and ", rows.Select(row => row.Policy));
}
