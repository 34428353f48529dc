using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>Says above the last point of a line from where on there is none.</summary>
internal static class NeverLabel
{
    private const float Gap = 12;
    private const float HeadRoom = 14;

    /// <summary>Adds it where the line ends before its counts do: <c>never from 8 at once</c>.</summary>
    internal static void Add(
        Panel panel,
        double[] counts,
        double[] values,
        Look look,
        string counted
    )
    {
        var last = Array.FindLastIndex(values, double.IsFinite);
        if (last < 0 || last == values.Length - 1)
            return;
        panel.HeadRoom = HeadRoom;
        var text = $"never from {Format.Number(counts[last + 1])} {counted}";
        panel.Over(sheet => Write(sheet, text, counts[last], values[last], look));
    }

    private static void Write(Sheet sheet, string text, double x, double y, Look look)
    {
        var style = TextStyle.Label.In(look.Color.Darker());
        var half = Lettering.Width(text, style) / 2;
        var middle = Math.Clamp(sheet.X(x), sheet.Area.Left + half, sheet.Area.Right - half);
        sheet.Canvas.WriteOnPatch(text, middle, sheet.Y(y) - Gap, style, SKTextAlign.Center);
    }
}
