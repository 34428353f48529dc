using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Maps;

/// <summary>Draws lines with their values on them, no value over another's and no line over a value.</summary>
internal sealed class ContourLabels(Sheet sheet)
{
    private const float ShortestLine = 30;

    private static readonly float[] Tries = [0.5f, 0.4f, 0.6f, 0.3f, 0.7f, 0.2f, 0.8f];

    private readonly List<(SKPoint[] Spots, string Text)> _labels = [];

    /// <summary>Draws a line and remembers where its value could stand.</summary>
    internal void Draw(SKPoint[] line, string text)
    {
        using var path = new SKPath();
        path.AddPoly(line, close: false);
        using var measure = new SKPathMeasure(path);
        // Where a grid is too coarse for a line, only crumbs of it are left.
        if (measure.Length < ShortestLine)
            return;
        sheet.Canvas.Stroke(path, Palette.Ink, 1.3f);
        // A line hardly longer than its label would vanish under it.
        if (measure.Length > 2 * Box(default, text).Width)
            _labels.Add(
                ([.. Tries.Select(share => measure.GetPosition(measure.Length * share))], text)
            );
    }

    /// <summary>Writes the values, once all lines are drawn.</summary>
    internal void Write()
    {
        var taken = new List<SKRect>();
        foreach (var (spots, text) in _labels)
        foreach (var spot in spots)
        {
            var box = Box(spot, text);
            if (!sheet.Area.Contains(box) || taken.Exists(other => other.IntersectsWith(box)))
                continue;
            taken.Add(box);
            var style = TextStyle.Label;
            sheet.Canvas.WriteOnPatch(
                text,
                spot.X,
                spot.Y + style.Size * 0.36f,
                style,
                SKTextAlign.Center
            );
            break;
        }
    }

    private static SKRect Box(SKPoint centre, string text)
    {
        var width = Lettering.Width(text, TextStyle.Label) + 10;
        return SKRect.Create(centre.X - width / 2, centre.Y - 10, width, 20);
    }
}
