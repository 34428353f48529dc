namespace PreCopy.Planning.Search;

/// <summary>
/// Which trial is better: one that meets the bar; among those the smaller median of the objective. Those that do not meet it are
/// ranked likewise, by a bar of their own. A tie with the best goes to the simpler one: fewer at once, then the simpler order, then
/// the equal split.
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
        return BestOfEqualRank([.. trials.Where(bar.IsMetBy)]);
    }

    /// <summary>The trials, best first.</summary>
    public static Trial[] BestFirst(IReadOnlyCollection<Trial> trials)
    {
        List<Trial> ranked = [];
        for (var left = trials; left.Count > 0; )
        {
            var bar = Bar.For(left);
            Trial[] met = [.. left.Where(bar.IsMetBy)];
            var best = BestOfEqualRank(met);
            ranked.Add(best);
            ranked.AddRange(
                met.Where(trial => trial != best)
                    .OrderBy(trial => trial.Objective.Median)
                    .ThenBy(Simplicity)
            );
            left = [.. left.Where(trial => !bar.IsMetBy(trial))];
        }

        return [.. ranked];
    }

    /// <summary>The best trial of each concurrency, fewest at once first.</summary>
    public static IEnumerable<Trial> BestOfEachConcurrency(IEnumerable<Trial> trials) =>
        trials
            .GroupBy(trial => trial.Candidate.Concurrency)
            .OrderBy(same => same.Key.InAll)
            .ThenBy(same => same.Key.PerNode)
            .Select(same => Best([.. same]));

    private static Trial BestOfEqualRank(Trial[] met)
    {
        var least = met.Min(trial => trial.Objective.Median);
        return met.Where(trial => trial.Objective.Median <= least * DrawScore.Tie)
            .MinBy(Simplicity)!;
    }

    private static (int, int, int, int) Simplicity(Trial trial) =>
        (
            trial.Candidate.InAll,
            trial.Candidate.PerNode,
            Array.IndexOf(Orders, trial.Candidate.Order),
            Array.IndexOf(Splits, trial.Candidate.Split)
        );
}
