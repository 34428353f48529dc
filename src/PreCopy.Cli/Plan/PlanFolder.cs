using PreCopy.Charts;
using PreCopy.Results;

namespace PreCopy.Cli.Plan;

/// <summary>A plan in a folder: charts with their data, the page, the document.</summary>
internal static class PlanFolder
{
    public static void Write(PlanOutcome outcome, string folder)
    {
        (IChart Chart, Table Data, string Finding)[] charts = [.. Charts(outcome)];
        foreach (var (chart, data, finding) in charts)
        {
            ChartFile.Save(chart, data, finding, outcome.Heading, folder);
            TableCsv.Save(data, Path.Combine(folder, $"{chart.Name}.csv"));
        }
        using var json = new StringWriter { NewLine = "\n" };
        PlanJson.Write(json, outcome);
        WholeFile.WriteText(Path.Combine(folder, "plan.json"), json.ToString());
        WholeFile.WriteText(
            Path.Combine(folder, "plan.md"),
            PlanMarkdown.Text(outcome, charts.Select(each => each.Chart))
        );
    }

    private static IEnumerable<(IChart, Table, string)> Charts(PlanOutcome outcome)
    {
        var plan = outcome.Plan;
        if (plan.Alternatives.Count > 0)
            yield return (
                ChartRegistry.PlanMakespan,
                PlanData.Makespan(plan),
                plan.Advice is [var first, ..] ? first : outcome.Verdict
            );
        if (plan.Schedule.Count > 0)
            yield return (
                ChartRegistry.PlanTimeline,
                PlanData.Timeline(plan),
                $"Recommended: {outcome.Schedule(plan.Recommended!)}; every figure at its median."
            );
        // Without a recommended schedule nothing is known of who is at risk in it.
        if (plan.Recommended is not null || plan.AtRisk.Count > 0)
            yield return (ChartRegistry.PlanRisk, PlanData.Risk(plan), Risk(plan.AtRisk));
    }

    private static string Risk(IReadOnlyList<Planning.VmAtRisk> vms) =>
        vms.Count > 0
            ? $"{vms[0].Name}: {vms[0].Reason}"
            : "Dirty rates, working sets and the usable bandwidth were drawn from what is known or assumed of them.";
}
