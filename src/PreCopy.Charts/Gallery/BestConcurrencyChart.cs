using PreCopy.Charts.Drawing;
using PreCopy.Charts.Maps;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>A map of the best concurrency over stream cap and setup for each dirty ratio, side by side.</summary>
internal sealed class BestConcurrencyChart()
    : TableChart("best-concurrency", Message, RatioSeries.Column, StreamCap, Setup, Best)
{
    private const string StreamCap = "stream cap / link";
    private const string Setup = "setup (s)";
    private const string Best = "best concurrency";

    private static string Message(Table data)
    {
        var ones = RatioSeries.Of(data).Select(series => OneAtATime(series.Rows)).ToArray();
        return ones.SequenceEqual(ones.Order()) && ones[^1] > ones[0]
            ? "The more the guests write, the fewer at once are best"
            : "How many at once are best";
    }

    private static double OneAtATime(Table rows)
    {
        var ends = rows.Numbers(Best).Where(double.IsFinite).ToArray();
        return ends.Count(best => best == 1) / Math.Max(1.0, ends.Length);
    }

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column);
        RequireNumber(data, Best);
        var classes = new ConcurrencyClasses(
            [(1, 1), (2, 2), (3, 4), (5, 8), (9, double.PositiveInfinity)],
            "one at\na time",
            "one\nat a\ntime"
        );
        foreach (var (place, series) in RatioSeries.Of(data).Index())
        {
            var grid = new Grid(series.Rows, StreamCap, Setup);
            var map = new MapPanel(
                figure,
                grid,
                new Caption(
                    $"D/B = {Format.Number(series.Ratio)}",
                    place == 0 ? "· setup (s)" : ""
                ),
                "Stream cap / link"
            );
            classes.Paint(map, grid.Numbers(Best));
        }
        classes.Explain(figure);
        if (data.Numbers(Best).Any(double.IsNaN))
            figure.ExplainNever("no migration ends");
    }
}
