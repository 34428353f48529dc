using MathNet.Numerics;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>With a working set that saturates the penalty is mild, until convergence stops.</summary>
public sealed class WorkingSetCliff : IStudy
{
    private const int AtOnce = 4;

    private static readonly double[] DirtyRatios = Generate.LogSpaced(
        61,
        Math.Log10(0.02),
        Math.Log10(4)
    );
    private static readonly double[] WorkingSets = Generate.LogSpaced(
        61,
        Math.Log10(0.05),
        Math.Log10(20)
    );

    /// <inheritdoc/>
    public string Name => "working-set-cliff";

    /// <inheritdoc/>
    public string Question => "What does sharing cost a guest that keeps writing the same pages?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        const double unit = StandardCase.LinkBytesPerSecond * StandardCase.DowntimeSeconds;
        var migrations = new SingleMigrations();
        foreach (var ratio in DirtyRatios)
        foreach (var workingSet in WorkingSets)
        {
            migrations.Add(ratio, concurrency: 1, workingSet * unit);
            migrations.Add(ratio, AtOnce, workingSet * unit);
        }

        migrations.Run<Saturating>(StandardCase.DowntimeLimited);
        var data = new Table(
            "dirty rate / bandwidth",
            "working set / (bandwidth × downtime limit)",
            "slowdown",
            "alone"
        );
        var (small, worst, lost, endAlone) = (1.0, 1.0, 0, 0);
        for (var i = 0; i < migrations.TotalSeconds.Length / 2; i++)
        {
            var alone = migrations.TotalSeconds[2 * i];
            var slowdown = migrations.TotalSeconds[2 * i + 1] / (alone * AtOnce);
            var workingSet = WorkingSets[i % WorkingSets.Length];
            data.Add(
                DirtyRatios[i / WorkingSets.Length],
                workingSet,
                slowdown,
                double.IsFinite(alone)
            );
            if (workingSet <= 1.0 / AtOnce)
                small = Math.Max(small, slowdown);
            if (!double.IsFinite(alone))
                continue;
            endAlone++;
            lost += double.IsFinite(slowdown) ? 0 : 1;
            worst = double.IsFinite(slowdown) ? Math.Max(worst, slowdown) : worst;
        }

        return new(
            data,
            $"A working set of at most 1/{AtOnce} of what the link carries in the downtime limit makes {AtOnce} at once {small - 1:P0} slower, however fast "
                + $"it is written; above that sharing costs at most a factor of {worst:F1}, but {(double)lost / endAlone:P0} of the guests "
                + "that converge alone no longer do."
        );
    }
}
