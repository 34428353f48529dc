using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>Two VMs over the split of the link, from 50/50 to 100/0, which is one after the other.</summary>
public sealed class BandwidthSplit : IStudy
{
    private static readonly double[] DirtyRatios = [0.05, 0.1, 0.2, 0.3, 0.4];

    /// <inheritdoc/>
    public string Name => "bandwidth-split";

    /// <inheritdoc/>
    public string Question => "How should two migrations split the link?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = new Table(
            "dirty rate / bandwidth",
            "share of the first VM (%)",
            "makespan (s)",
            "mean completion (s)"
        );
        var batch = new Batch(2);
        foreach (var ratio in DirtyRatios)
            for (var share = 50; share <= 100; share++)
            {
                var totals = Split(batch, ratio, share);
                data.Add(ratio, share, totals.MakespanSeconds, totals.MeanCompletionSeconds);
            }

        return new(data, Finding(data));
    }

    private static BatchTotals Split(Batch batch, double ratio, int share)
    {
        var link = StandardCase.Link(StandardCase.DowntimeLimited);
        return share == 100
            ? batch.Run(
                link with
                {
                    Concurrency = 1,
                },
                [StandardCase.VmAt(ratio), StandardCase.VmAt(ratio)]
            )
            : batch.Run(
                link,
                [StandardCase.VmAt(ratio, share), StandardCase.VmAt(ratio, 100 - share)]
            );
    }

    private static string Finding(Table data)
    {
        const string ratio = "0.3";
        var rows = data.Where("dirty rate / bandwidth", ratio);
        var makespans = rows.Numbers("makespan (s)");
        var means = rows.Numbers("mean completion (s)");
        return $"At a dirty rate of {ratio} of the link two VMs take {makespans[0]:F1} s at 50/50, {makespans[30]:F1} s at 80/20 and "
            + $"{makespans[^1]:F1} s one after the other, and the mean completion falls from {means[0]:F1} s to {means[^1]:F1} s; 99/1 still "
            + $"takes {makespans[^2]:F1} s, because the second VM is being copied, and dirtied, all the while.";
    }
}
