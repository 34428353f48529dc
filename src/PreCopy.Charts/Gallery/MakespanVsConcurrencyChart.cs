using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>The makespan relative to one after the other, over concurrency: each dirty ratio runs up its own wall.</summary>
internal sealed class MakespanVsConcurrencyChart()
    : TableChart(
        "makespan-vs-concurrency",
        "The more at once, the longer it takes: up to a wall",
        RatioSeries.Column,
        "concurrency",
        "slowdown",
        Wall
    )
{
    private const string Wall = "wall (concurrency)";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column, "concurrency");
        RequirePositive(data, RatioSeries.Column);
        RequirePositive(data, "slowdown");
        var panel = figure.Add(
            Scales.Concurrency(data),
            Scale.Logarithmic(data.Numbers("slowdown").Append(1)),
            new Caption(
                "Makespan relative to one after the other",
                "(times as long; from its wall on a batch never ends)"
            ),
            "Migrations at once"
        );
        panel.HeadRoom = 18;
        panel.Level(1);
        var all = RatioSeries.Of(data);
        foreach (var series in all)
            panel.Line(
                series.Rows.Numbers("concurrency"),
                series.Rows.Numbers("slowdown"),
                series.Look
            );
        var walls = all.Select(series => (series.Look, At: series.Rows.Numbers(Wall)[0])).ToArray();
        panel.Under(sheet => DrawWalls(sheet, walls));
        RatioSeries.Explain(figure, all);
    }

    private static void DrawWalls(Sheet sheet, IEnumerable<(Look Look, double At)> all)
    {
        var walls = all.Where(wall => wall.At > sheet.XScale.Low && wall.At < sheet.XScale.High)
            .ToArray();
        var xs = walls.Select(wall => sheet.X(wall.At)).ToArray();
        var labelXs = Spacing.Spread(xs, 62, sheet.Area.Left, sheet.Area.Right);
        for (var i = 0; i < walls.Length; i++)
        {
            var (top, bottom) = (
                new SKPoint(xs[i], sheet.Area.Top),
                new SKPoint(xs[i], sheet.Area.Bottom)
            );
            sheet.Canvas.Line(top, bottom, walls[i].Look.Color, 1.2f, 5, 4);
            sheet.Canvas.Write(
                $"wall: {Format.Number(walls[i].At)}",
                labelXs[i],
                top.Y - 6,
                TextStyle.Label.In(walls[i].Look.Color.Darker()),
                SKTextAlign.Center
            );
        }
    }
}
