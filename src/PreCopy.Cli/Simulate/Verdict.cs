using System.Globalization;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Simulate;

/// <summary>One sentence on what the schedule does to the batch, against one VM at a time.</summary>
internal static class Verdict
{
    // Below this the two schedules take as long as each other, for people.
    private const double Same = 5e-3;

    /// <summary>The VMs that the schedule lets run at once.</summary>
    public static int AtOnce(Simulation simulation) =>
        Math.Min(simulation.Scenario.Settings.Concurrency, simulation.Results.Length);

    /// <summary>The schedule in words.</summary>
    public static string Schedule(Simulation simulation)
    {
        if (simulation.Scenario.Cluster is { } cluster)
            return ClusterWords.Schedule(cluster);
        var (atOnce, count) = (AtOnce(simulation), simulation.Results.Length);
        return atOnce == 1 ? "one at a time"
            : atOnce == count ? $"all {Figures.Count(count)} at once"
            : $"{Figures.Count(atOnce)} at a time";
    }

    public static string Of(Simulation simulation)
    {
        var (totals, alone) = (simulation.Totals, simulation.Sequential);
        var sentence =
            AtOnce(simulation) == 1
                ? Alone(alone)
                : Capitalised(
                    Compared(Schedule(simulation), totals.MakespanSeconds, alone.MakespanSeconds)
                );
        return $"{sentence}; {Ends.Of(simulation.Results.Span, totals, simulation.Kind, simulation.Scenario.Settings.Policy.CanConverge)}.";
    }

    private static string Alone(in BatchTotals alone) =>
        double.IsFinite(alone.MakespanSeconds)
            ? $"One at a time, all is done after {Figures.Seconds(alone.MakespanSeconds)} s"
            : "Even one at a time this never ends";

    private static string Compared(string schedule, double seconds, double alone) =>
        (double.IsFinite(seconds), double.IsFinite(alone)) switch
        {
            (false, false) => $"neither {schedule} nor one at a time does this ever end",
            (false, true) =>
                $"{schedule}, this never ends; one at a time takes {Figures.Seconds(alone)} s",
            (true, false) =>
                $"{schedule} takes {Figures.Seconds(seconds)} s; one at a time never ends",
            _ =>
                $"{schedule} takes {Times(seconds / alone)} one at a time ({Figures.Seconds(seconds)} s against {Figures.Seconds(alone)} s)",
        };

    private static string Times(double ratio) =>
        Math.Abs(ratio - 1) <= Same ? "as long as"
        : ratio > 1 ? $"{ratio.ToString("0.00", CultureInfo.InvariantCulture)} times as long as"
        : $"{(1 - ratio).ToString("P1", CultureInfo.InvariantCulture)} less time than";

    private static string Capitalised(string sentence) =>
        char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
