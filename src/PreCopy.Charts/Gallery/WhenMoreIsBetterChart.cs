using PreCopy.Charts.Drawing;
using PreCopy.Charts.Maps;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>The best concurrency over what one stream can use of the link and what a migration costs before it copies.</summary>
internal sealed class WhenMoreIsBetterChart()
    : TableChart(
        "when-more-is-better",
        "One at a time is right where one stream fills the link",
        "stream cap / link",
        "setup (s)",
        "best concurrency"
    )
{
    private static readonly SKColor OneAtATime = Palette.Orange.Lighter(0.6);

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "best concurrency");
        var grid = new Grid(data, "stream cap / link", "setup (s)");
        var best = grid.Numbers("best concurrency");
        var map = new MapPanel(
            figure,
            grid,
            new Caption("Setup of a migration", "(s)"),
            "What one stream can use / link"
        );
        var counts = best.Cast<double>().Distinct().Order().ToArray();
        var colors = counts.ToDictionary(count => count, count => Color(count, counts[^1]));
        map.Color(MapPanel.Map(best, count => (SKColor?)colors[count]));
        var classes = counts.ToDictionary(count => count, count => Class(count, colors[count]));
        map.Name(MapPanel.Map(best, count => classes[count]));
        figure.LegendTitle = "Best number at once";
        foreach (var count in counts)
            figure.Explain(Format.Number(count), colors[count]);
    }

    private static SKColor Color(double count, double most) =>
        count <= 1
            ? OneAtATime
            : Palette.Count(Math.Log(count - 1) / Math.Log(Math.Max(2, most - 1)));

    private static MapClass Class(double count, SKColor color) =>
        count <= 1
            ? new MapClass(["one at a time\nis right"], color.TextOn()) { IsImportant = true }
            : new MapClass(
                [$"{Format.Number(count)} at once", Format.Number(count)],
                color.TextOn()
            );
}
