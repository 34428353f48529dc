using PreCopy.Charts;
using PreCopy.Charts.Drawing;
using ScottPlot;
using SkiaSharp;
using Xunit;

namespace PreCopy.Tests.Charts;

/// <summary>What a panel draws lies where its numbers say.</summary>
public sealed class PanelTests
{
    [Fact]
    public void A_range_reaches_up_to_the_highest_and_down_to_the_lowest()
    {
        var up = MeanRow(low: 1, high: 2);
        var down = MeanRow(low: 0.1, high: 1);

        // Rows count from the top.
        Assert.True(
            up < down,
            $"the upper range lies around row {up}, the lower around row {down}"
        );
    }

    private static double MeanRow(double low, double high)
    {
        var look = new Look(SKColors.Red, MarkerShape.FilledCircle);
        using var figure = new Figure();
        figure
            .Add(Scale.Linear(0, 2), Scale.FromZero([2]), new Caption("Times", "(ns)"), "Sizes")
            .Ranges([1], [1], [low], [high], look);
        using var bitmap = new SKBitmap(Figure.Width, Figure.Height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        figure.Render(canvas, "title", "finding", "footer");
        return Enumerable
            .Range(0, Figure.Height)
            .Where(row =>
                Enumerable
                    .Range(0, Figure.Width)
                    .Any(column =>
                        bitmap.GetPixel(column, row) is { Red: > 200, Green: < 80, Blue: < 80 }
                    )
            )
            .Average();
    }
}
