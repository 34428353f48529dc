using ScottPlot;
using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>How a series looks: colour and marker, so that one may fail to be told apart but not both.</summary>
internal readonly record struct Look(SKColor Color, MarkerShape Marker)
{
    internal MarkerStyle MarkerStyle(float size = 8) =>
        new(Marker, size, ScottPlot.Color.FromSKColor(Color))
        {
            LineWidth = 1.8f,
            // Open markers are filled with paper, or the line would run through them.
            FillColor = ScottPlot.Color.FromSKColor(IsOpen ? Palette.Paper : Color),
        };

    /// <summary>Draws the marker where ScottPlot has no plottable for it.</summary>
    internal void Mark(SKCanvas canvas, float x, float y, float size = 8)
    {
        using var paint = Paint.NewDisposablePaint();
        ScottPlot.Drawing.DrawMarker(canvas, paint, new Pixel(x, y), MarkerStyle(size));
    }

    private bool IsOpen =>
        Marker
            is MarkerShape.OpenCircle
                or MarkerShape.OpenSquare
                or MarkerShape.OpenTriangleUp
                or MarkerShape.OpenDiamond;
}
