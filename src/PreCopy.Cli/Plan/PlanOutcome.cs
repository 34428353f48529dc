using System.Globalization;
using PreCopy.Planning;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Plan;

/// <summary>A plan, and what it was made from.</summary>
internal sealed record PlanOutcome(PlanQuery Query, PlanInput Input, MigrationPlan Plan)
{
    private const int MostDrained = 8;

    public PlanRequest Request => Plan.Request;

    /// <summary>The settings to apply; null when nothing is recommended.</summary>
    public PlatformSettings? Settings =>
        Plan.Recommended is { } best ? PlatformSettings.Of(Request.Platform, best) : null;

    /// <summary>What was planned, in a line.</summary>
    public string Heading
    {
        get
        {
            var count = Request.Vms.Count;
            var drained =
                Input.Drained.Count > 0
                    ? $" off {string.Join(", ", PlanSection.Few(Input.Drained, MostDrained, ""))}"
                    : "";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{count:#,0} VM{(count == 1 ? "" : "s")} of {Path.GetFileName(Query.Source.Name)} ({Input.Inventory.Format}){drained} over {Quantity.Rate.Print(Request.Link.BandwidthBytesPerSecond)}, {Input.PolicyTitle}; {Request.Draws:#,0} draws, seed {Request.Seed}"
            );
        }
    }

    /// <summary>What is recommended, in a line; or why nothing is.</summary>
    public string Verdict =>
        Plan.Recommended is { } best
            ? $"Recommended: {Schedule(best)}: {Done(best)}; the best in {PlanFigures.Share(best.ProbabilityBest)} of the draws{Close}."
            : $"Nothing can be recommended: {Plan.Impossible?.TrimEnd('.')}.";

    private string Done(Alternative best) =>
        (
            double.IsFinite(best.MakespanSeconds.Median)
                ? $"done after {PlanFigures.Range(best.MakespanSeconds, PlanFigures.Time)}, worst downtime {PlanFigures.Range(best.MaxDowntimeSeconds, PlanFigures.Time)}"
                : "in most draws a copy goes on for ever"
        )
        + (
            best.Feasible < Request.Confidence
                ? $"; every VM arrives in {PlanFigures.Share(best.Feasible)} of the draws only"
                : ""
        );

    private string Close =>
        Plan.Rival is { } rival ? $", too close to call against {Schedule(rival)}" : "";

    /// <summary>An alternative's schedule in words.</summary>
    public string Schedule(Alternative alternative)
    {
        var isOnePair = Request.Vms.Select(vm => vm.Source).Distinct().Count() == 1;
        var atOnce =
            alternative.InAll == 1 ? "one at a time"
            : isOnePair || alternative.PerNode == alternative.InAll ? $"{alternative.InAll} at once"
            : $"{alternative.PerNode} at once out of a node, {alternative.InAll} in all";
        var split = alternative.Split == "equal" ? "" : $", bandwidth {alternative.Split}";
        return $"{atOnce}, {alternative.Order}{split}";
    }
}
