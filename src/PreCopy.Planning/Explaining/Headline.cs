namespace PreCopy.Planning.Explaining;

/// <summary>The figure of the objective that has the largest weight: the one that sentences speak of.</summary>
/// <param name="Words">What it is.</param>
/// <param name="Of">The figure of an alternative, in seconds.</param>
internal sealed record Headline(string Words, Func<Alternative, Interval> Of)
{
    public static Headline For(Objective objective) =>
        new[]
        {
            (objective.Makespan, new Headline("the time", plan => plan.MakespanSeconds)),
            (
                objective.TotalDowntime,
                new Headline("the sum of the downtimes", plan => plan.TotalDowntimeSeconds)
            ),
            (
                objective.WorstDowntime,
                new Headline("the longest downtime", plan => plan.MaxDowntimeSeconds)
            ),
            (
                objective.Exposure,
                new Headline("the time of all VMs in migration", plan => plan.ExposureSeconds)
            ),
        }
            .MaxBy(weighted => weighted.Item1)
            .Item2;
}
