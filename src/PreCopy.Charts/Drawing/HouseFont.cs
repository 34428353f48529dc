using ScottPlot;
using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>
/// The typeface of every chart, read from this assembly, so that a machine without fonts draws the same charts.
/// Inter 4.1, SIL Open Font License 1.1, subset to Latin, Greek, Cyrillic, arrows and mathematical signs.
/// </summary>
internal sealed class HouseFont : IFontResolver
{
    internal const string Family = "Inter";

    internal static SKTypeface Regular { get; } = Load("Inter-Regular.ttf");

    internal static SKTypeface SemiBold { get; } = Load("Inter-SemiBold.ttf");

    private static readonly Lazy<bool> Installed = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new HouseFont());
        Fonts.Default = Family;
        return true;
    });

    /// <summary>Makes it ScottPlot's default; labels take their font when they are made, so before any plot is.</summary>
    internal static bool Install() => Installed.Value;

    public SKTypeface? CreateTypeface(
        string fontName,
        FontWeight weight,
        FontSlant slant,
        FontSpacing spacing
    ) =>
        fontName != Family ? null
        : weight >= FontWeight.SemiBold ? SemiBold
        : Regular;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(
            fontName,
            bold ? FontWeight.Bold : FontWeight.Normal,
            FontSlant.Upright,
            FontSpacing.Normal
        );

    private static SKTypeface Load(string file)
    {
        using var stream = typeof(HouseFont).Assembly.GetManifestResourceStream(file)!;
        return SKTypeface.FromStream(stream);
    }
}
