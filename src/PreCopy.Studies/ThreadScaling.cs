using MathNet.Numerics;
using PreCopy.Results;
using PreCopy.Studies.Race;

namespace PreCopy.Studies;

/// <summary>Measured: how much faster a batch is on more threads.</summary>
public sealed class ThreadScaling : IStudy
{
    // One coefficient through fewer points is no fit.
    private const int FewestForFit = 4;

    /// <inheritdoc/>
    public string Name => "thread-scaling";

    /// <inheritdoc/>
    public string Question => "How much faster is a batch on more threads?";

    /// <inheritdoc/>
    public bool NeedsRace => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var race = RaceTimes.Of(context);
        var data = new Table(
            "batch size",
            "threads",
            "speedup",
            "lowest launch",
            "highest launch",
            "fitted speedup"
        );
        foreach (var size in race.Sizes(RaceNames.Threads))
            Append(data, race, size);
        return data.Rows.Count > 0 && data.Numbers("threads").Max() > 1
            ? new(data, Finding(data))
            : throw new MissingMeasurementsException("needs a race of several threads");
    }

    private static void Append(Table data, RaceTimes race, int size)
    {
        var speedups = race.Contenders(RaceNames.Threads, size)
            .Select(RaceNames.ThreadsOf)
            .OfType<int>()
            .Order()
            .Select(threads =>
                (
                    Threads: threads,
                    Spread: race.Ratio(
                        RaceNames.Threads,
                        size,
                        RaceNames.WithThreads(1),
                        RaceNames.WithThreads(threads)
                    )
                )
            )
            .Where(each => each.Spread is not null)
            .ToArray();
        var serial = SerialShare([
            .. speedups.Select(each => ((double)each.Threads, each.Spread!.Value.Median)),
        ]);
        foreach (var (threads, spread) in speedups)
            data.Add(
                size,
                threads,
                spread!.Value.Median,
                spread.Value.Lowest,
                spread.Value.Highest,
                threads / (1 + serial * (threads - 1))
            );
    }

    // Amdahl 1967: p / S = 1 + s (p - 1), a line through the origin; NaN where the points are too few to fit one.
    private static double SerialShare(IReadOnlyList<(double Threads, double Speedup)> points) =>
        points.Count < FewestForFit
            ? double.NaN
            : Fit.LineThroughOrigin(
                [.. points.Select(point => point.Threads - 1)],
                [.. points.Select(point => point.Threads / point.Speedup - 1)]
            );

    private static string Finding(Table data)
    {
        var sizes = data.Distinct("batch size")
            .Select(size =>
            {
                var rows = data.Where("batch size", size);
                var (threads, speedup) = (rows.Numbers("threads")[^1], rows.Numbers("speedup")[^1]);
                return $"{speedup:F2} times in batches of {int.Parse(size):N0} ({speedup / threads:P0} efficiency)";
            });
        var fitted = data.Numbers("fitted speedup").Any(double.IsFinite);
        return $"How much faster {data.Numbers("threads").Max():F0} threads are than one: {string.Join(", ", sizes)}"
            + (fitted ? "." : "; too few cores here to fit a law.");
    }
}
