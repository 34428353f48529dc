using PreCopy.Charts.Drawing;
using PreCopy.Charts.Maps;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>Slowdowns as colours and contour lines, the same in every map.</summary>
internal static class PenaltyScale
{
    private const double Worst = 10;
    private const int Shades = 40;

    private static readonly double[] Levels = [1.05, 1.2, 1.5, 2, 3, 5, 10, 20];

    internal static void Paint(Figure figure, MapPanel map, double[,] slowdowns)
    {
        map.Color(MapPanel.Map(slowdowns, Color));
        map.Contour(slowdowns, Levels, Format.Times);
        figure.LegendTitle = "Makespan relative to one after the other";
        figure.Explain(
            $"1× to {Format.Times(Worst)} and more",
            [.. Enumerable.Range(0, 9).Select(i => Palette.Penalty(i / 8.0))]
        );
        figure.ExplainNever("never");
    }

    private static SKColor? Color(double slowdown) =>
        double.IsFinite(slowdown)
            ? Palette.Penalty(Math.Round(Math.Log(slowdown) / Math.Log(Worst) * Shades) / Shades)
            : null;
}
