using PreCopy.Results;

namespace PreCopy.Comparison;

/// <summary>A comparison as a table: what the chart <c>kernel-ratios</c> draws.</summary>
public static class RatioTable
{
    /// <summary>The table's name, and the chart's.</summary>
    public const string Name = "kernel-ratios";

    /// <summary>A row for each benchmark that both sides timed.</summary>
    public static Table Of(ComparedResults compared)
    {
        var table = new Table(
            "benchmark",
            "verdict",
            "ratio",
            "lower",
            "upper",
            "noise",
            "answers changed"
        );
        foreach (var each in compared.Benchmarks.Where(each => double.IsFinite(each.Ratio.Ratio)))
            table.Add(
                each.Key.ToString(),
                each.Verdict.Word(),
                each.Ratio.Ratio,
                each.Ratio.Lower,
                each.Ratio.Upper,
                each.Noise,
                each.AnswersChanged
            );
        return table;
    }
}
