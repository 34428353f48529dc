using System.Globalization;
using System.Text;
using PreCopy.Results;

namespace PreCopy.Lab.Evidence;

/// <summary>A study in words and tables, for the page of its folder and for the README.</summary>
public static class LabMarkdown
{
    /// <summary>The goals and the figures reached, a line each.</summary>
    public static string Goals(LabSummary summary)
    {
        var text = new StringBuilder("| goal | at most | is | reached |\n|---|--:|--:|---|\n");
        foreach (var goal in summary.Goals)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {goal.Goal} | {goal.LimitText} | {goal.FigureText} | {(goal.Reached ? "yes" : "**no**")} |\n"
            );
        return text.ToString();
    }

    /// <summary>Every kind of batch, a line each: means over the repetitions.</summary>
    public static string Cases(LabEvidence evidence)
    {
        var table = new Table(
            "kind of batch",
            "runs",
            "predicted (s)",
            "measured (s)",
            "lowest–highest (s)",
            "error (%)",
            "bytes error (%)",
            "dirty syncs predicted",
            "dirty syncs",
            "downtime predicted (ms)",
            "downtime (ms)",
            "ended as predicted"
        );
        foreach (var each in evidence.Cases)
            table.Add(
                each.Case.Name,
                each.Runs.Count,
                each.IsPredictedToConverge ? each.MakespanSeconds.Predicted : "never",
                each.RunsConverged > 0 ? each.MakespanSeconds.Measured.Mean : "never",
                each.RunsConverged > 0 ? Range(each.MakespanSeconds.Measured) : "",
                100 * each.MakespanSeconds.RelativeError,
                100 * each.Bytes.RelativeError,
                each.DirtySyncs.Predicted,
                each.DirtySyncs.Measured.Mean,
                Math.Round(1e3 * each.DowntimeSeconds.Predicted),
                Math.Round(1e3 * each.DowntimeSeconds.Measured.Mean),
                each.RunsMissed == 0 ? "yes"
                    : each.RunsMissed == each.Runs.Count ? "**no**"
                    : $"**{each.RunsMissed} not**"
            );
        return TableMarkdown.Format(table);
    }

    /// <summary>A fraction in percent, for sentences.</summary>
    public static string Percent(double? fraction) =>
        fraction is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} %")
            : "an unknown share";

    private static string Range(Spread spread) =>
        string.Create(CultureInfo.InvariantCulture, $"{spread.Lowest:0.00}–{spread.Highest:0.00}");
}
