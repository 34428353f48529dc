using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>Makespan of N identical VMs at once relative to one after the other; the wall at N = B/D.</summary>
public sealed class MakespanVsConcurrency : IStudy
{
    private const int MostAtOnce = 16;

    private static readonly double[] DirtyRatios = [0.01, 0.05, 0.1, 0.2, 0.3, 0.5];

    /// <inheritdoc/>
    public string Name => "makespan-vs-concurrency";

    /// <inheritdoc/>
    public string Question =>
        "How much longer do N migrations take at once than one after the other?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var migrations = new SingleMigrations();
        foreach (var ratio in DirtyRatios)
            for (var concurrency = 1; concurrency <= MostAtOnce; concurrency++)
                migrations.Add(ratio, concurrency);
        migrations.Run<Capped>(StandardCase.DowntimeLimited);

        var data = new Table(
            "dirty rate / bandwidth",
            "concurrency",
            "concurrent (s)",
            "sequential (s)",
            "slowdown",
            "wall (concurrency)"
        );
        for (var i = 0; i < DirtyRatios.Length; i++)
        for (var concurrency = 1; concurrency <= MostAtOnce; concurrency++)
        {
            var alone = migrations.TotalSeconds[i * MostAtOnce];
            var concurrent = migrations.TotalSeconds[i * MostAtOnce + concurrency - 1];
            var sequential = alone * concurrency;
            data.Add(
                DirtyRatios[i],
                concurrency,
                concurrent,
                sequential,
                concurrent / sequential,
                1 / DirtyRatios[i]
            );
        }

        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var (four, most, last) = (
            Slowdown(data, "0.1", "4"),
            Slowdown(data, "0.05", "16"),
            LastFinite(data, "0.1")
        );
        return $"At a dirty rate of a tenth of the link, 4 at once take {four:F1} times as long as one after the other and more than "
            + $"{last} never end; at a twentieth, 16 at once still take {most:F1} times as long.";
    }

    private static double Slowdown(Table data, string ratio, string concurrency) =>
        data.Where("dirty rate / bandwidth", ratio)
            .Where("concurrency", concurrency)
            .Numbers("slowdown")[0];

    private static int LastFinite(Table data, string ratio) =>
        data.Where("dirty rate / bandwidth", ratio).Numbers("slowdown").Count(double.IsFinite);
}
