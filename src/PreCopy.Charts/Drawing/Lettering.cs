using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>Measuring, wrapping and writing text in the house font.</summary>
internal static class Lettering
{
    internal static float Width(string text, TextStyle style)
    {
        using var font = style.Font();
        return font.MeasureText(text);
    }

    /// <summary>Writes one line; <paramref name="baseline"/> is where the letters stand.</summary>
    internal static void Write(
        this SKCanvas canvas,
        string text,
        float x,
        float baseline,
        TextStyle style,
        SKTextAlign align = SKTextAlign.Left
    )
    {
        using var font = style.Font();
        using var paint = new SKPaint { Color = style.Color, IsAntialias = true };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }

    /// <summary>Writes one line on a patch of paper, where data or the grid lie beneath.</summary>
    /// <returns>The patch.</returns>
    internal static SKRect WriteOnPatch(
        this SKCanvas canvas,
        string text,
        float x,
        float baseline,
        TextStyle style,
        SKTextAlign align = SKTextAlign.Left
    )
    {
        var width = Width(text, style);
        var left = x - width * (int)align / 2;
        var patch = new SKRect(
            left - 4,
            baseline - style.Size,
            left + width + 4,
            baseline + style.Size * 0.36f
        );
        canvas.Patch(patch);
        canvas.Write(text, x, baseline, style, align);
        return patch;
    }

    /// <summary>Breaks a text at its spaces into lines no wider than <paramref name="width"/>, a longer word excepted.</summary>
    internal static IReadOnlyList<string> Wrap(string text, TextStyle style, float width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", style) <= width)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }
        return lines;
    }
}
