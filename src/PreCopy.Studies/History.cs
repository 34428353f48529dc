using PreCopy.Results;
using PreCopy.Studies.Histories;

namespace PreCopy.Studies;

/// <summary>Measured: medians over the runs of one machine and job, where they step, and where answers changed.</summary>
public sealed class History : IStudy
{
    /// <summary>A longer past is not evaluated.</summary>
    public const int MostRuns = 40;

    /// <summary>How many benchmarks are drawn: what changed, then the fastest kernels.</summary>
    public const int MostSeries = 6;

    private const string MainKernels = "KernelVariants.Migrate [";

    /// <inheritdoc/>
    public string Name => "history";

    /// <inheritdoc/>
    public string Question => "What has changed from run to run: times, and above all answers?";

    /// <inheritdoc/>
    public bool NeedsMeasurements => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        if (context.History is not { Rows.Count: > 0 } history)
            throw new MissingMeasurementsException("needs a history: run the benchmarks first");
        var entries = HistoryEntry.Read(history);
        var latest = entries[^1];
        // Times of another machine or job do not stand beside these.
        var comparable = entries
            .Where(entry => entry.Machine == latest.Machine && entry.Job == latest.Job)
            .ToArray();
        var runs = comparable.Select(RunOf).Distinct().TakeLast(MostRuns).ToList();
        var series = comparable
            .Where(entry => runs.Contains(RunOf(entry)))
            .GroupBy(entry => entry.Benchmark)
            .Select(group => new HistorySeries(group.Key, [.. group]))
            .ToArray();
        var data = new Table(
            "benchmark",
            "run",
            "commit",
            "median (ns)",
            "lower (ns)",
            "upper (ns)",
            "level (ns)",
            "step (%)",
            "answer"
        );
        foreach (var shown in Chosen(series))
            Add(data, shown, runs);
        return new(data, HistoryFinding.Of(series, runs.Count, latest.Commit));
    }

    private static (string Date, string Commit) RunOf(HistoryEntry entry) =>
        (entry.Date, entry.Commit);

    private static IEnumerable<HistorySeries> Chosen(IEnumerable<HistorySeries> series) =>
        series
            .OrderByDescending(each => each.AnswerChanged)
            .ThenByDescending(each => each.LargestStep)
            .ThenByDescending(each =>
                each.Benchmark.StartsWith(MainKernels, StringComparison.Ordinal)
            )
            .ThenBy(each => each.Entries[^1].Interval.Median)
            .Take(MostSeries);

    private static void Add(Table data, HistorySeries series, List<(string, string)> runs)
    {
        for (var i = 0; i < series.Entries.Count; i++)
        {
            var entry = series.Entries[i];
            var level = series.LevelOf(i);
            data.Add(
                series.Benchmark,
                runs.IndexOf(RunOf(entry)) + 1,
                entry.Commit,
                entry.Interval.Median,
                entry.Interval.Lower,
                entry.Interval.Upper,
                series.Levels[level],
                i > 0 && i == series.Starts[level] ? (series.Steps[level] - 1) * 100 : double.NaN,
                entry.AnswerChanged ? "changed" : "same"
            );
        }
    }
}
