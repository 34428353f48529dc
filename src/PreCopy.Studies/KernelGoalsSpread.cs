using PreCopy.Results;
using PreCopy.Studies.Race;

namespace PreCopy.Studies;

/// <summary>Measured: how near the goals are, and how much the launches differ.</summary>
public sealed class KernelGoalsSpread : IStudy
{
    /// <inheritdoc/>
    public string Name => "kernel-goals-spread";

    /// <inheritdoc/>
    public string Question =>
        "How far are the kernels from their goals, and how sure is that from launch to launch?";

    /// <inheritdoc/>
    public bool NeedsRace => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var race = RaceTimes.Of(context);
        var data = new Table(
            "case",
            "unit",
            "goal",
            "measured",
            "lowest launch",
            "highest launch",
            "launches",
            "met"
        );
        var (sure, launches) = (0, 0);
        foreach (var goal in KernelGoal.All)
        {
            if (goal.Measure(race) is not { } measured)
                continue;
            data.Add(
                goal.Case,
                goal.Unit,
                goal.Goal,
                measured.Median,
                measured.Lowest,
                measured.Highest,
                measured.Launches,
                goal.IsMetBy(measured.Median)
            );
            launches = Math.Max(launches, measured.Launches);
            sure += goal.IsMetBy(measured.Lowest) == goal.IsMetBy(measured.Highest) ? 1 : 0;
        }
        return new(
            data,
            launches < 2
                ? "One launch alone says nothing of how launches differ."
                : $"In all of {launches} launches the verdict is the same for {sure} of {data.Rows.Count} goals."
        );
    }
}
