using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>Lying bars from zero, a named row each, with a whisker from the lowest to the highest measured.</summary>
internal static class Bars
{
    private const double Thickness = 0.62;
    private const float LabelGap = 20;

    // A figure's width without its margins and the gap before the names.
    private const float Room = 740;

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
        var panel = figure.Add(
            Scale.Linear(0, Longest(bars, reference)),
            Scale.Rows([.. bars.Select(bar => bar.Name)]),
            caption,
            xTitle
        );
        panel.HasGrid = false;
        if (double.IsFinite(reference))
            panel.Over(sheet => Refer(sheet, reference));
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
    }

    // What the axis must reach for every label to stand to the right of its bar.
    private static double Longest(IReadOnlyList<Bar> bars, double reference)
    {
        var width = Room - bars.Max(bar => Lettering.Width(bar.Name, TextStyle.Tick));
        return bars.Select(bar =>
                End(bar) * width / (width - LabelGap - Lettering.Width(bar.Label, TextStyle.Label))
            )
            .Append(reference * 1.05)
            .Where(double.IsFinite)
            .Max();
    }

    private static double End(Bar bar) =>
        double.IsFinite(bar.High) ? Math.Max(bar.Value, bar.High)
        : double.IsFinite(bar.Value) ? bar.Value
        : 0;

    private static void Refer(Sheet sheet, double value) =>
        sheet.Canvas.Line(
            new(sheet.X(value), sheet.Area.Top),
            new(sheet.X(value), sheet.Area.Bottom),
            Palette.Ink,
            1.4f,
            5,
            4
        );

    private static void Finish(Sheet sheet, Bar bar, double middle)
    {
        var y = sheet.Y(middle);
        if (double.IsFinite(bar.Low) && double.IsFinite(bar.High) && bar.High > bar.Low)
        {
            var (low, high) = (sheet.X(bar.Low), sheet.X(bar.High));
            sheet.Canvas.Line(new(low, y), new(high, y), Palette.Ink, 1.4f);
            foreach (var x in (float[])[low, high])
                sheet.Canvas.Line(new(x, y - 4), new(x, y + 4), Palette.Ink, 1.4f);
        }
        sheet.Canvas.WriteOnPatch(bar.Label, sheet.X(End(bar)) + 8, y + 4, TextStyle.Label);
    }
}
