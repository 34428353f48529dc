using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>Size (logical pixels), colour and weight of a text: the few that a chart uses.</summary>
internal readonly record struct TextStyle(float Size, SKColor Color, bool Strong = false)
{
    internal static TextStyle Title { get; } = new(20, Palette.Ink, Strong: true);
    internal static TextStyle Finding { get; } = new(13, Palette.SoftInk);
    internal static TextStyle Caption { get; } = new(12.5f, Palette.Ink, Strong: true);
    internal static TextStyle Unit { get; } = new(12.5f, Palette.SoftInk);
    internal static TextStyle Label { get; } = new(12, Palette.Ink);
    internal static TextStyle Tick { get; } = new(12, Palette.SoftInk);
    internal static TextStyle Footer { get; } = new(10, Palette.Faint);

    internal TextStyle In(SKColor color) => this with { Color = color };

    /// <summary>The font; the caller disposes of it. Sub-pixel positions, or the spacing would jump with the scale.</summary>
    internal SKFont Font() =>
        new(Strong ? HouseFont.SemiBold : HouseFont.Regular, Size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };
}
