namespace PreCopy.Planning.Search;

/// <summary>
/// Which trial is better: one that meets the bar; among those the smaller median of the objective; among the others the one that
/// is feasible more often, then the one that leaves fewer VMs behind, then the smaller median. A tie goes to the simpler one:
/// fewer at once, then the simpler order, then the equal split.
/// </summary>
internal static class Ranking
{
    private static readonly string[] Orders =
    [
        MigrationOrders.FirstIn,
        MigrationOrders.SmallestFirst,
        MigrationOrders.LargestFirst,
        MigrationOrders.LowestDirtyRateFirst,
        MigrationOrders.MostRestlessFirst,
        MigrationOrders.Searched,
    ];

    private static readonly string[] Splits =
    [
        BandwidthSplits.Equal,
        BandwidthSplits.ByMemory,
        BandwidthSplits.ByDirtyRate,
    ];

    /// <summary>The best of the trials.</summary>
    public static Trial Best(IReadOnlyCollection<Trial> trials)
    {
        var bar = Bar.For(trials);
        Trial[] met = [.. trials.Where(bar.IsMetBy)];
        var least = met.Min(trial => trial.Objective.Median);
        return met.Where(trial => trial.Objective.Median <= least * DrawScore.Tie)
            .MinBy(Simplicity)!;
    }

    /// <summary>The trials, best first.</summary>
    public static Trial[] BestFirst(IReadOnlyCollection<Trial> trials)
    {
        var (best, bar) = (Best(trials), Bar.For(trials));
        return
        [
            best,
            .. trials
                .Where(trial => trial != best)
                .OrderByDescending(bar.IsMetBy)
                .ThenByDescending(trial => bar.IsMetBy(trial) ? 1 : trial.Feasible)
                .ThenBy(trial => bar.IsMetBy(trial) ? 0 : trial.LeftBehind)
                .ThenBy(trial => trial.Objective.Median)
                .ThenBy(Simplicity),
        ];
    }

    /// <summary>The best trial of each concurrency, fewest at once first.</summary>
    public static IEnumerable<Trial> BestOfEachConcurrency(IEnumerable<Trial> trials) =>
        trials
            .GroupBy(trial => trial.Candidate.Concurrency)
            .OrderBy(same => same.Key.InAll)
            .ThenBy(same => same.Key.PerNode)
            .Select(same => Best([.. same]));

    private static (int, int, int, int) Simplicity(Trial trial) =>
        (
            trial.Candidate.InAll,
            trial.Candidate.PerNode,
            Array.IndexOf(Orders, trial.Candidate.Order),
            Array.IndexOf(Splits, trial.Candidate.Split)
        );
}
