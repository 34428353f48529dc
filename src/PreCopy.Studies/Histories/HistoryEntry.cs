using System.Globalization;
using PreCopy.Results;

namespace PreCopy.Studies.Histories;

/// <summary>A row of the history: what one run measured of one case.</summary>
/// <param name="Date">When the run began, as it is written: with <paramref name="Commit"/> it identifies the run.</param>
/// <param name="Commit">The commit, marked when the tree was changed.</param>
/// <param name="Machine">The machine and its system.</param>
/// <param name="Job">The job of the run.</param>
/// <param name="Benchmark">The case.</param>
/// <param name="Interval">The median, in nanoseconds per operation, with its interval.</param>
/// <param name="Checksum">A hash of the answer.</param>
/// <param name="AnswerChanged">Whether the run before it on this machine had another answer.</param>
public sealed record HistoryEntry(
    string Date,
    string Commit,
    string Machine,
    string Job,
    string Benchmark,
    MedianInterval Interval,
    string Checksum,
    bool AnswerChanged
)
{
    /// <summary>The entries of a history, oldest first.</summary>
    /// <exception cref="FormatException">A cell is not a number.</exception>
    /// <exception cref="InvalidDataException">A median is missing or not above 0.</exception>
    public static IReadOnlyList<HistoryEntry> Read(Table history)
    {
        var (machines, benchmarks, checksums) = (
            history.Texts(HistoryTable.Machine),
            history.Texts(HistoryTable.Benchmark),
            history.Texts(HistoryTable.Checksum)
        );
        var (dates, commits, jobs) = (
            history.Texts(HistoryTable.Date),
            history.Texts(HistoryTable.Commit),
            history.Texts(HistoryTable.Job)
        );
        var (medians, lowers, uppers) = (
            history.Numbers(HistoryTable.Median),
            history.Numbers(HistoryTable.Lower),
            history.Numbers(HistoryTable.Upper)
        );
        var known = new Dictionary<(string, string), string>();
        var entries = new List<HistoryEntry>(medians.Length);
        for (var i = 0; i < medians.Length; i++)
        {
            if (!(medians[i] > 0))
                throw new InvalidDataException(
                    $"{history.Source}: row {i + 2}, column '{HistoryTable.Median}': not a time above 0"
                );
            var earlier = known.GetValueOrDefault((machines[i], benchmarks[i]), checksums[i]);
            known[(machines[i], benchmarks[i])] = checksums[i];
            entries.Add(
                new(
                    dates[i],
                    commits[i],
                    machines[i],
                    jobs[i],
                    benchmarks[i],
                    new(medians[i], lowers[i], uppers[i]),
                    checksums[i],
                    AnswerChanged: checksums[i] != earlier
                )
            );
        }
        return entries;
    }

    /// <summary>The rows that a run adds to the history: a row for each case that has samples.</summary>
    /// <param name="manifest">Where and when the run was.</param>
    /// <param name="benchmarks">What it measured.</param>
    /// <param name="samples">Every iteration of it.</param>
    public static Table RowsOf(Manifest manifest, Table benchmarks, Table samples)
    {
        var times = BenchmarkKey
            .InRows(samples)
            .Zip(samples.Numbers(BenchmarkSamples.Time))
            .ToLookup(sample => sample.First, sample => sample.Second);
        var rows = HistoryTable.NewTable();
        foreach (
            var (key, checksum) in BenchmarkKey
                .InRows(benchmarks)
                .Zip(benchmarks.Texts(BenchmarkTable.Checksum))
        )
            if (times.Contains(key))
            {
                var interval = MedianInterval.Of(times[key]);
                rows.Add(
                    manifest.DateUtc.ToString(
                        "yyyy-MM-dd'T'HH:mm:ss'Z'",
                        CultureInfo.InvariantCulture
                    ),
                    manifest.Commit?.ToString() ?? "unknown",
                    manifest.Machine.Description,
                    manifest.Machine.Runtime,
                    key.ToString(),
                    manifest.Job,
                    interval.Median,
                    interval.Lower,
                    interval.Upper,
                    checksum
                );
            }
        return rows;
    }
}
