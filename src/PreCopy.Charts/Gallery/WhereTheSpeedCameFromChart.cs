using System.Globalization;
using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>A bar for each idea, in the order in which one builds on the other.</summary>
internal sealed class WhereTheSpeedCameFromChart()
    : TableChart(
        "where-the-speed-came-from",
        Message,
        "idea",
        "kernel",
        Time,
        "lowest launch (ns/migration)",
        "highest launch (ns/migration)",
        Factor,
        Whole
    )
{
    private const string Time = "time (ns/migration)";
    private const string Whole = "times faster than the first";
    private const string Factor = "times faster than before";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Time, Factor);
        RequirePositive(data, Time);
        var (ideas, kernels) = (data.Texts("idea"), data.Texts("kernel"));
        var (times, factors) = (data.Numbers(Time), data.Numbers(Factor));
        var lows = data.Numbers("lowest launch (ns/migration)");
        var highs = data.Numbers("highest launch (ns/migration)");
        var looks = Looks.Of(Looks.Kernels, kernels);
        Bars.Add(
            figure,
            new Caption("Cost of a migration", "(ns, median and range of the launches)"),
            "",
            [
                .. ideas.Select(
                    (idea, i) =>
                        new Bars.Bar(
                            $"{idea} ({kernels[i]})",
                            times[i],
                            lows[i],
                            highs[i],
                            looks[kernels[i]].Color,
                            $"{Format.Number(times[i])} ns"
                                + (i == 0 ? "" : $", {Format.Times(factors[i])} as fast")
                        )
                ),
            ]
        );
    }

    private static string Message(Table data)
    {
        var (ideas, factors) = (data.Texts("idea"), data.Numbers(Factor));
        if (ideas.Length < 2)
            return "What one idea makes of a migration";
        var most = Enumerable.Range(1, ideas.Length - 1).MaxBy(i => factors[i]);
        var whole = data.Numbers(Whole)[^1].ToString("F0", CultureInfo.InvariantCulture);
        return $"{whole} times as fast as the {ideas[0]}; the largest step is {ideas[most]}";
    }
}
