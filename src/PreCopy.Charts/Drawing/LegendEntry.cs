using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>A line of a legend's key: a series with its marker, or areas of one or more shades.</summary>
internal readonly record struct LegendEntry(string Text, Look? Series, params SKColor[] Shades)
{
    private const float Gap = 6;
    private const float SwatchSize = 13;

    /// <summary>Explains the hatch instead of a shade.</summary>
    internal bool IsHatched { get; init; }

    /// <summary>Explains the pattern of a phase (<see cref="PhasePattern"/>) instead of a shade.</summary>
    internal string? Phase { get; init; }

    internal float Width => KeyWidth + Gap + Lettering.Width(Text, TextStyle.Label);

    private float KeyWidth =>
        Series is not null ? 24
        : IsHatched || Phase is not null ? 2 * SwatchSize
        : SwatchSize * Shades.Length;

    internal void Draw(SKCanvas canvas, float x, float baseline)
    {
        var middle = baseline - 4;
        if (Series is { } look)
        {
            canvas.Line(new(x, middle), new(x + KeyWidth, middle), look.Color, 2.2f);
            look.Mark(canvas, x + KeyWidth / 2, middle);
        }
        var top = middle - SwatchSize / 2;
        if (IsHatched)
            canvas.Hatch(SKRect.Create(x, top, KeyWidth, SwatchSize));
        if (Phase is not null)
            PhasePattern.Draw(canvas, SKRect.Create(x, top, KeyWidth, SwatchSize), Phase);
        for (var i = 0; i < Shades.Length; i++)
            canvas.Fill(SKRect.Create(x + i * SwatchSize, top, SwatchSize, SwatchSize), Shades[i]);
        canvas.Write(Text, x + KeyWidth + Gap, baseline, TextStyle.Label);
    }
}
