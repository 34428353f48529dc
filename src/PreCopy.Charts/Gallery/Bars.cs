using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>Lying bars from zero, a named row each, with a whisker from the lowest to the highest measured.</summary>
internal static class Bars
{
    private const double Thickness = 0.62;

    /// <summary>A bar; whiskers are left out where they are not finite.</summary>
    internal readonly record struct Bar(
        string Name,
        double Value,
        double Low,
        double High,
        SKColor Color,
        string Label
    );

    /// <summary>Adds a panel with the bars, and a line at a value that they are compared with.</summary>
    internal static void Add(
        Figure figure,
        Caption caption,
        string xTitle,
        IReadOnlyList<Bar> bars,
        double reference = double.NaN
    )
    {
        var ends = bars.SelectMany(bar => (double[])[bar.Value, bar.High]).Append(reference);
        // The labels stand to the right of the longest.
        var panel = figure.Add(
            Scale.FromZero([1.12 * ends.Where(double.IsFinite).Max()]),
            Scale.Rows([.. bars.Select(bar => bar.Name)]),
            caption,
            xTitle
        );
        panel.HasGrid = false;
        foreach (var (row, bar) in bars.Index())
        {
            var middle = bars.Count - 1 - row;
            if (double.IsFinite(bar.Value))
                panel.Block(
                    bar.Color,
                    0,
                    bar.Value,
                    middle - Thickness / 2,
                    middle + Thickness / 2
                );
            panel.Over(sheet => Finish(sheet, bar, middle));
        }
        if (double.IsFinite(reference))
            panel.Over(sheet =>
                sheet.Canvas.Line(
                    new(sheet.X(reference), sheet.Area.Top),
                    new(sheet.X(reference), sheet.Area.Bottom),
                    Palette.Ink,
                    1.4f,
                    5,
                    4
                )
            );
    }

    private static void Finish(Sheet sheet, Bar bar, double middle)
    {
        var y = sheet.Y(middle);
        var end = double.IsFinite(bar.Value) ? bar.Value : 0;
        if (double.IsFinite(bar.Low) && double.IsFinite(bar.High) && bar.High > bar.Low)
        {
            var (low, high) = (sheet.X(bar.Low), sheet.X(bar.High));
            sheet.Canvas.Line(new(low, y), new(high, y), Palette.Ink, 1.4f);
            foreach (var x in (float[])[low, high])
                sheet.Canvas.Line(new(x, y - 4), new(x, y + 4), Palette.Ink, 1.4f);
            end = Math.Max(end, bar.High);
        }
        sheet.Canvas.WriteOnPatch(bar.Label, sheet.X(end) + 8, y + 4, TextStyle.Label);
    }
}
