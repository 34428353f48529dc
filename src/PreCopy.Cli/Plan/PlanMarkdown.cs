using PreCopy.Charts;
using PreCopy.Results;

namespace PreCopy.Cli.Plan;

/// <summary>A plan as a page of Markdown with its charts.</summary>
internal static class PlanMarkdown
{
    public static string Text(PlanOutcome outcome, IEnumerable<IChart> charts) =>
        string.Join(
            "\n\n",
            [
                "# Plan",
                $"{outcome.Heading}.",
                $"**{outcome.Verdict}**",
                .. charts.Select(chart => $"![{chart.Name}]({chart.Name}.svg)"),
                .. PlanReport.Sections(outcome).SelectMany(Blocks),
            ]
        ) + "\n";

    private static IEnumerable<string> Blocks(PlanSection section)
    {
        yield return $"## {section.Title}";
        if (section.Table is { } table)
            yield return TableMarkdown.Format(table).TrimEnd('\n');
        if (section.Code.Count > 0)
            yield return $"```text\n{string.Join('\n', section.Code)}\n```";
        if (section.Lines.Count > 0)
            yield return string.Join('\n', section.Lines.Select(line => $"- {line}"));
    }
}
