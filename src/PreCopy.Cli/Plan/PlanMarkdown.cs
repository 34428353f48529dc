using System.Text;
using PreCopy.Charts;
using PreCopy.Results;

namespace PreCopy.Cli.Plan;

/// <summary>A plan as a page of Markdown with its charts.</summary>
internal static class PlanMarkdown
{
    public static string Text(PlanOutcome outcome, IEnumerable<IChart> charts)
    {
        var text = new StringBuilder($"# Plan\n\n{outcome.Heading}.\n\n**{outcome.Verdict}**\n");
        foreach (var chart in charts)
            text.Append($"\n![{chart.Name}]({chart.Name}.svg)\n");
        foreach (var section in PlanReport.Sections(outcome))
        {
            text.Append($"\n## {section.Title}\n\n");
            if (section.Table is { } table)
                text.Append(TableMarkdown.Format(table)).Append('\n');
            if (section.Code.Count > 0)
                text.Append("```text\n").AppendJoin('\n', section.Code).Append("\n```\n");
            foreach (var line in section.Lines)
                text.Append($"- {line}\n");
        }
        return text.ToString();
    }
}
