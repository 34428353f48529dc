using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>The places on an axis of counts where nothing finite can be drawn.</summary>
internal static class NeverColumns
{
    /// <summary>Hatches a column for each count, neighbours as one, and says so where there is room.</summary>
    internal static void Draw(Sheet sheet, double[] counts)
    {
        foreach (var (from, to) in Stretches(counts))
        {
            var column = sheet.Rect(from - 0.5, to + 0.5, sheet.YScale.Low, sheet.YScale.High);
            sheet.Canvas.Hatch(column);
            var style = TextStyle.Label;
            if (Lettering.Width("never converges", style) + 10 < column.Width)
                sheet.Canvas.WriteOnPatch(
                    "never converges",
                    column.MidX,
                    column.MidY,
                    style,
                    SKTextAlign.Center
                );
        }
    }

    /// <summary>The counts as stretches of neighbours, one apart.</summary>
    internal static IReadOnlyList<(double From, double To)> Stretches(IEnumerable<double> counts)
    {
        var stretches = new List<(double From, double To)>();
        foreach (var count in counts.Order())
        {
            if (stretches.Count > 0 && count - stretches[^1].To <= 1)
                stretches[^1] = (stretches[^1].From, count);
            else
                stretches.Add((count, count));
        }
        return stretches;
    }
}
