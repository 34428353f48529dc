using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Maps;

/// <summary>Writes a region's name where it has the most room.</summary>
internal static class RegionName
{
    private const float LineHeight = 16;
    private static readonly SKSize Margin = new(6, 4);

    // Where a name that points at a region may stand, the best first: how far beside it, and how far above or below.
    private static readonly (float Beside, float Away)[] Places =
    [
        (24, 54),
        (24, 30),
        (24, 78),
        (-6, 54),
        (-6, 30),
        (-6, 78),
    ];

    /// <summary>Writes it and adds its place to those that are taken.</summary>
    internal static void Draw(
        Sheet sheet,
        Region<MapClass> region,
        CellPlaces places,
        List<SKRect> taken
    )
    {
        var style = TextStyle.Caption.In(region.Class.Ink ?? Palette.Ink);
        foreach (var name in region.Class.Names)
        {
            var lines = name.Split('\n');
            var size = SizeOf(lines, style);
            var (x, y, room) = region.Spot(
                size.Width / places.ColumnWidth / (size.Height / places.RowHeight)
            );
            if (2 * room * places.RowHeight < size.Height)
                continue;
            taken.Add(Around(places.Centre(x, y), size));
            Write(sheet.Canvas, lines, places.Centre(x, y), style, region.Class.Ink is null);
            return;
        }
        if (region.Class.IsImportant)
            PointAt(sheet, region, places, taken);
    }

    private static SKSize SizeOf(string[] lines, TextStyle style) =>
        new(
            lines.Max(line => Lettering.Width(line, style)) + 2 * Margin.Width,
            lines.Length * LineHeight + 2 * Margin.Height
        );

    private static void Write(
        SKCanvas canvas,
        string[] lines,
        SKPoint centre,
        TextStyle style,
        bool onPaper
    )
    {
        if (onPaper)
            canvas.Patch(SKRect.Inflate(Around(centre, SizeOf(lines, style)), -2, -2));
        for (var i = 0; i < lines.Length; i++)
            canvas.Write(
                lines[i],
                centre.X,
                centre.Y + (i - (lines.Length - 1) / 2f) * LineHeight + style.Size * 0.36f,
                style,
                SKTextAlign.Center
            );
    }

    private static SKRect Around(SKPoint centre, SKSize size) =>
        SKRect.Create(
            centre.X - size.Width / 2,
            centre.Y - size.Height / 2,
            size.Width,
            size.Height
        );

    // Away from the region towards the middle of the map, where there is room.
    private static void PointAt(
        Sheet sheet,
        Region<MapClass> region,
        CellPlaces places,
        List<SKRect> taken
    )
    {
        var (x, y, _) = region.Spot(1);
        var spot = places.Centre(x, y);
        string[] lines = [region.Class.Names[0].Replace('\n', ' ')];
        var size = SizeOf(lines, TextStyle.Caption);
        var (aside, away) = (spot.X > sheet.Area.MidX ? -1 : 1, spot.Y > sheet.Area.MidY ? -1 : 1);
        var names = Places.Select(place => new SKPoint(
            spot.X + aside * (size.Width / 2 + place.Beside),
            spot.Y + away * place.Away
        ));
        var name = names.FirstOrDefault(IsFree, names.First());
        taken.Add(Around(name, size));
        sheet.Canvas.Line(Tail(name), spot, Palette.Ink, 1.4f);
        sheet.Canvas.Fill(SKRect.Create(spot.X - 2.5f, spot.Y - 2.5f, 5, 5), Palette.Ink);
        Write(sheet.Canvas, lines, name, TextStyle.Caption, onPaper: true);

        SKPoint Tail(SKPoint centre) =>
            new(centre.X - aside * (size.Width / 2 - 2 * Margin.Width), centre.Y);

        // Neither the name nor its line over another name.
        bool IsFree(SKPoint centre) =>
            !taken.Exists(other =>
                other.IntersectsWith(Around(centre, size))
                || Enumerable.Range(0, 17).Any(i => other.Contains(Along(Tail(centre), i / 16f)))
            );

        SKPoint Along(SKPoint from, float share) =>
            new(from.X + share * (spot.X - from.X), from.Y + share * (spot.Y - from.Y));
    }
}
