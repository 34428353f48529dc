using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>
/// The colours: Okabe and Ito's for kinds (told apart with any colour vision; https://jfly.uni-koeln.de/color/),
/// single-hued ramps of falling lightness for amounts, greys for everything that is not data.
/// </summary>
internal static class Palette
{
    internal static readonly SKColor Blue = SKColor.Parse("#0072B2");
    internal static readonly SKColor Vermillion = SKColor.Parse("#D55E00");
    internal static readonly SKColor Green = SKColor.Parse("#009E73");
    internal static readonly SKColor Purple = SKColor.Parse("#CC79A7");
    internal static readonly SKColor Orange = SKColor.Parse("#E69F00");
    internal static readonly SKColor Sky = SKColor.Parse("#56B4E9");

    internal static readonly SKColor Ink = SKColor.Parse("#1B1F24");
    internal static readonly SKColor SoftInk = SKColor.Parse("#4A525C");
    internal static readonly SKColor Faint = SKColor.Parse("#6E7781");
    internal static readonly SKColor Axis = SKColor.Parse("#8C959F");
    internal static readonly SKColor Grid = SKColor.Parse("#E4E7EB");
    internal static readonly SKColor Never = SKColor.Parse("#ECEEF1");
    internal static readonly SKColor NeverHatch = SKColor.Parse("#C3C9D0");
    internal static readonly SKColor Paper = SKColors.White;

    /// <summary>The colours of kinds, in the order in which they are given out.</summary>
    internal static IReadOnlyList<SKColor> Kinds { get; } =
    [Blue, Vermillion, Green, Purple, Orange, Sky, Ink];

    /// <summary>A penalty from none (0) to the worst shown (1): ColorBrewer's OrRd.</summary>
    internal static SKColor Penalty(double share) => Along(OrangeRed, share);

    /// <summary>An ordered amount as a line on white, small (0) to large (1): dark blue over purple to orange.</summary>
    internal static SKColor Amount(double share) => Along(IndigoOrange, share);

    /// <summary>A count as an area, small (0) to large (1): ColorBrewer's Blues.</summary>
    internal static SKColor Count(double share) => Along(Blues, share);

    /// <summary>The colour mixed with black, for text that must stand out from white.</summary>
    internal static SKColor Darker(this SKColor color, double share = 0.25) =>
        Mix(color, SKColors.Black, share);

    /// <summary>The colour mixed with white.</summary>
    internal static SKColor Lighter(this SKColor color, double share) =>
        Mix(color, SKColors.White, share);

    /// <summary>Black or white, whichever is read more easily on this colour.</summary>
    internal static SKColor TextOn(this SKColor color) =>
        0.299 * color.Red + 0.587 * color.Green + 0.114 * color.Blue > 140 ? Ink : Paper;

    private static readonly SKColor[] OrangeRed = Parse(
        "#FFF7EC #FEE8C8 #FDD49E #FDBB84 #FC8D59 #EF6548 #D7301F #B30000 #7F0000"
    );
    private static readonly SKColor[] IndigoOrange = Parse(
        "#1C1083 #5B02A3 #9511A1 #C23C81 #E16462 #F08A3C"
    );
    private static readonly SKColor[] Blues = Parse(
        "#DEEBF7 #C6DBEF #9ECAE1 #6BAED6 #4292C6 #2171B5 #08519C #08306B"
    );

    private static SKColor[] Parse(string colors) => [.. colors.Split(' ').Select(SKColor.Parse)];

    private static SKColor Along(SKColor[] ramp, double share)
    {
        var position = Math.Clamp(share, 0, 1) * (ramp.Length - 1);
        var below = Math.Min((int)position, ramp.Length - 2);
        return Mix(ramp[below], ramp[below + 1], position - below);
    }

    private static SKColor Mix(SKColor from, SKColor to, double share) =>
        new(
            Between(from.Red, to.Red, share),
            Between(from.Green, to.Green, share),
            Between(from.Blue, to.Blue, share)
        );

    private static byte Between(byte from, byte to, double share) =>
        (byte)Math.Round(from + (to - from) * share);
}
