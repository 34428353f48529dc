using System.Globalization;
using System.Text;

namespace PreCopy.Results;

/// <summary>The goals of the kernels and what is reached as Markdown: the table of the results page and of the README.</summary>
public static class KernelGoalsMarkdown
{
    /// <summary>The study whose data these are.</summary>
    public const string Study = "kernel-goals";

    /// <summary>The study that has the spread over launches.</summary>
    public const string SpreadStudy = "kernel-goals-spread";

    /// <summary>The unit whose goals are reached from below; all others are reached from above.</summary>
    public const string TimesFaster = "times faster";

    /// <summary>The table, a line for each goal.</summary>
    /// <param name="goals">The columns <c>case</c>, <c>unit</c>, <c>goal</c>, <c>measured</c> and <c>met</c>.</param>
    /// <param name="spread">The same cases with <c>lowest launch</c> and <c>highest launch</c>.</param>
    /// <exception cref="ArgumentException">A table lacks a column.</exception>
    public static string Format(Table goals, Table spread)
    {
        var text = new StringBuilder(
            "| case | goal | measured | lowest–highest launch | reached |\n|---|--:|--:|--:|---|\n"
        );
        var (cases, units, met) = (goals.Texts("case"), goals.Texts("unit"), goals.Texts("met"));
        var (wanted, measured) = (goals.Numbers("goal"), goals.Numbers("measured"));
        for (var i = 0; i < cases.Length; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {cases[i]} | {Goal(wanted[i], units[i])} | {Number(measured[i])} | {Range(spread.Where("case", cases[i]))} | {(met[i] == "true" ? "yes" : "**no**")} |\n"
            );
        return text.ToString();
    }

    /// <summary>The table of a folder of results.</summary>
    /// <exception cref="IOException">The data cannot be read.</exception>
    /// <exception cref="InvalidDataException">The data are no tables.</exception>
    public static string Of(ResultsFolder folder)
    {
        var spread = folder.Data(SpreadStudy);
        return Format(
            TableCsv.Load(folder.Data(Study)),
            File.Exists(spread) ? TableCsv.Load(spread) : new("case")
        );
    }

    /// <summary>The goal with its direction and unit: <c>≤ 2.3 ns/migration</c>.</summary>
    public static string Goal(double goal, string unit) =>
        unit switch
        {
            TimesFaster => $"≥ {Number(goal)} {unit}",
            "ratio" => $"≤ {Number(goal)}",
            _ when goal == 0 => $"{Number(goal)} {unit}",
            _ => $"≤ {Number(goal)} {unit}",
        };

    private static string Range(Table spread) =>
        spread.Rows.Count == 0
            ? ""
            : $"{Number(spread.Numbers("lowest launch")[0])}–{Number(spread.Numbers("highest launch")[0])}";

    private static string Number(double value) =>
        value.ToString(value >= 10 ? "0.#" : "0.###", CultureInfo.InvariantCulture);
}
