using PreCopy.Charts.Drawing;
using PreCopy.Charts.Maps;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>Best concurrencies as the classes of a map: one at a time in its own colour, more the darker; hatched where none ends.</summary>
internal sealed class ConcurrencyClasses
{
    private static readonly SKColor OneAtATime = Palette.Orange.Lighter(0.6);
    private static readonly MapClass Never = new(["none\never\nends"]);

    private readonly (double Least, SKColor Color, string Range, MapClass Class)[] _classes;

    /// <param name="ranges">The smallest and the largest concurrency of each class, ascending; infinite where it has no end.</param>
    /// <param name="one">The names for one at a time, of which the first that fits is written.</param>
    internal ConcurrencyClasses(
        IReadOnlyList<(double Least, double Most)> ranges,
        params IReadOnlyList<string> one
    )
    {
        var darkest = Math.Log(Math.Max(2, ranges[^1].Least - 1));
        _classes =
        [
            .. ranges.Select(range =>
            {
                var (isOne, words) = (range.Least <= 1, Words(range.Least, range.Most));
                var color = isOne ? OneAtATime : Palette.Count(Math.Log(range.Least - 1) / darkest);
                var names = isOne ? one : [$"{words} at once", words];
                var named = new MapClass(names, color.TextOn()) { IsImportant = isOne };
                return (range.Least, color, words, named);
            }),
        ];
    }

    /// <summary>Colours and names the cells of a map by their best concurrency.</summary>
    internal void Paint(MapPanel map, double[,] best)
    {
        map.Color(
            MapPanel.Map(best, count => Of(count) is { } at ? (SKColor?)_classes[at].Color : null)
        );
        map.Name(MapPanel.Map(best, count => Of(count) is { } at ? _classes[at].Class : Never));
    }

    /// <summary>Puts the classes into a figure's legend.</summary>
    internal void Explain(Figure figure)
    {
        figure.LegendTitle = "Best number at once";
        foreach (var (_, color, range, _) in _classes)
            figure.Explain(range, color);
    }

    private int? Of(double count) =>
        double.IsFinite(count) ? Array.FindLastIndex(_classes, each => each.Least <= count) : null;

    private static string Words(double least, double most) =>
        double.IsInfinity(most) ? $"{Format.Number(least)} or more"
        : most > least ? $"{Format.Number(least)}–{Format.Number(most)}"
        : Format.Number(least);
}
