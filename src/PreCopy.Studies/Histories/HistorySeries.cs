namespace PreCopy.Studies.Histories;

/// <summary>One benchmark over the runs of one machine and job, oldest first.</summary>
internal sealed class HistorySeries
{
    public HistorySeries(string benchmark, IReadOnlyList<HistoryEntry> entries)
    {
        (Benchmark, Entries) = (benchmark, entries);
        Starts = [0, .. ChangePoints.In([.. Medians])];
        Levels =
        [
            .. Starts
                .Zip(Starts.Skip(1).Append(entries.Count))
                .Select(level => ChangePoints.Level(Medians.Take(level.First..level.Second))),
        ];
    }

    /// <summary>The case.</summary>
    public string Benchmark { get; }

    /// <summary>What the runs measured.</summary>
    public IReadOnlyList<HistoryEntry> Entries { get; }

    /// <summary>The first index of each level.</summary>
    public IReadOnlyList<int> Starts { get; }

    /// <summary>The levels, in nanoseconds.</summary>
    public IReadOnlyList<double> Levels { get; }

    /// <summary>Whether an answer differs from the one before.</summary>
    public bool AnswerChanged => Entries.Any(entry => entry.AnswerChanged);

    /// <summary>The steps from one level to the next as ratios; 1 stands for the first level.</summary>
    public IReadOnlyList<double> Steps =>
        [1, .. Levels.Zip(Levels.Skip(1), (before, after) => after / before)];

    /// <summary>The size of the largest step, up or down, as a logarithm; 0 without one.</summary>
    public double LargestStep => Steps.Max(ratio => Math.Abs(Math.Log(ratio)));

    /// <summary>The level that an entry belongs to.</summary>
    public int LevelOf(int entry) => Starts.Count(start => start <= entry) - 1;

    private IEnumerable<double> Medians => Entries.Select(entry => entry.Interval.Median);
}
