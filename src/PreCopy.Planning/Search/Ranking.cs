namespace PreCopy.Planning.Search;

/// <summary>
/// Which trial is better: one that is feasible often enough; among those, the smaller median of the objective; among the
/// others, the one that is feasible more often, then the one that leaves fewer VMs behind, then the smaller median. A tie goes
/// to the simpler one: fewer at once, then the simpler order, then the equal split.
/// </summary>
internal static class Ranking
{
    private static readonly string[] Orders =
    [
        MigrationOrders.FirstIn,
        MigrationOrders.SmallestFirst,
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
    public static Trial Best(IEnumerable<Trial> trials)
    {
        Trial[] sorted = [.. trials.Order(Comparer<Trial>.Create(Compare))];
        return sorted.TakeWhile(trial => IsTie(sorted[0], trial)).MinBy(Simplicity)!;
    }

    /// <summary>The trials, best first.</summary>
    public static Trial[] BestFirst(IReadOnlyCollection<Trial> trials)
    {
        var best = Best(trials);
        return
        [
            best,
            .. trials.Where(trial => trial != best).Order(Comparer<Trial>.Create(Compare)),
        ];
    }

    /// <summary>The best trial of each concurrency, fewest at once first.</summary>
    public static IEnumerable<Trial> BestOfEachConcurrency(IEnumerable<Trial> trials) =>
        trials
            .GroupBy(trial => trial.Candidate.Concurrency)
            .OrderBy(same => same.Key.InAll)
            .ThenBy(same => same.Key.PerNode)
            .Select(Best);

    private static int Compare(Trial left, Trial right)
    {
        var kind = CompareKind(left, right);
        if (kind != 0)
            return kind;
        var objective = left.Objective.Median.CompareTo(right.Objective.Median);
        return objective != 0 ? objective : Simplicity(left).CompareTo(Simplicity(right));
    }

    private static int CompareKind(Trial left, Trial right)
    {
        if (left.IsEligible || right.IsEligible)
            return right.IsEligible.CompareTo(left.IsEligible);
        var feasible = right.Feasible.CompareTo(left.Feasible);
        return feasible != 0 ? feasible : left.LeftBehind.CompareTo(right.LeftBehind);
    }

    private static bool IsTie(Trial best, Trial other) =>
        CompareKind(best, other) == 0
        && other.Objective.Median <= best.Objective.Median * DrawScore.Tie;

    private static (int, int, int, int) Simplicity(Trial trial) =>
        (
            trial.Candidate.InAll,
            trial.Candidate.PerNode,
            Array.IndexOf(Orders, trial.Candidate.Order),
            Array.IndexOf(Splits, trial.Candidate.Split)
        );
}
