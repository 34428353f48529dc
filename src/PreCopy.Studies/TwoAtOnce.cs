using PreCopy.Results;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>The link over time: two migrations after each other against two at once.</summary>
public sealed class TwoAtOnce : IStudy
{
    private const double DirtyRatio = 0.3;

    /// <inheritdoc/>
    public string Name => "two-at-once";

    /// <inheritdoc/>
    public string Question => "What fills the link when two migrations share it?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = new Table("schedule", "vm", "start (s)", "end (s)", "rate (bytes/s)", "phase");
        var sequential = Record(data, "one after the other", concurrency: 1);
        var concurrent = Record(data, "two at once", concurrency: 2);
        return new(
            data,
            $"Two 8 GiB VMs that write at {DirtyRatio:P0} of a 10 Gbit/s link take {sequential.MakespanSeconds:F1} s one after the other "
                + $"and {concurrent.MakespanSeconds:F1} s at once, because the shared link re-sends "
                + $"{concurrent.ResentBytes / sequential.ResentBytes:F1} times as many bytes."
        );
    }

    private static SharedLink.BatchTotals Record(Table data, string schedule, int concurrency)
    {
        var vm = StandardCase.VmAt(DirtyRatio);
        var (pieces, totals) = LinkUse.Of(
            StandardCase.Link(StandardCase.DowntimeLimited) with
            {
                Concurrency = concurrency,
            },
            [vm, vm]
        );
        foreach (var piece in pieces)
            data.Add(
                schedule,
                $"VM {piece.Vm + 1}",
                piece.StartSeconds,
                piece.EndSeconds,
                piece.BytesPerSecond,
                LinkUse.Words(piece.Phase)
            );
        return totals;
    }
}
