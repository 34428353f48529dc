using PreCopy.Results;
using PreCopy.Studies.Race;

namespace PreCopy.Studies;

/// <summary>Measured: what the kernels were meant to reach, and what they reach. A goal whose contender did not take part is left out.</summary>
public sealed class KernelGoals : IStudy
{
    /// <inheritdoc/>
    public string Name => "kernel-goals";

    /// <inheritdoc/>
    public string Question => "Which of their goals do the kernels reach?";

    /// <inheritdoc/>
    public bool NeedsRace => true;

    /// <inheritdoc/>
    public bool IsDrawn => false;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var race = RaceTimes.Of(context);
        var data = new Table("case", "unit", "goal", "measured", "met");
        var (met, missed) = (0, new List<string>());
        foreach (var goal in KernelGoal.All)
        {
            if (goal.Measure(race) is not { } measured)
                continue;
            var isMet = goal.IsMetBy(measured.Median);
            data.Add(goal.Case, goal.Unit, goal.Goal, measured.Median, isMet);
            met += isMet ? 1 : 0;
            if (!isMet)
                missed.Add($"{goal.Case} ({measured.Median:G3} {goal.Unit}, goal {goal.Goal:G3})");
        }
        var unmeasured = KernelGoal.All.Count - data.Rows.Count;
        return new(
            data,
            $"{met} of {data.Rows.Count} goals are reached"
                + (missed.Count == 0 ? "" : $"; missed: {string.Join("; ", missed)}")
                + (unmeasured == 0 ? "." : $"; {unmeasured} could not be measured here.")
        );
    }
}
