using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Maps;

/// <summary>Writes a region's name where it has the most room.</summary>
internal static class RegionName
{
    private const float LineHeight = 16;
    private static readonly SKSize Margin = new(6, 4);

    internal static void Draw(Sheet sheet, Region<MapClass> region, CellPlaces places)
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
            Write(sheet.Canvas, lines, places.Centre(x, y), style, region.Class.Ink is null);
            return;
        }
        if (region.Class.IsImportant)
            PointAt(sheet, region, places);
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
        var size = SizeOf(lines, style);
        if (onPaper)
        {
            var patch = SKRect.Create(
                centre.X - size.Width / 2,
                centre.Y - size.Height / 2,
                size.Width,
                size.Height
            );
            canvas.Patch(SKRect.Inflate(patch, -2, -2));
        }
        for (var i = 0; i < lines.Length; i++)
            canvas.Write(
                lines[i],
                centre.X,
                centre.Y + (i - (lines.Length - 1) / 2f) * LineHeight + style.Size * 0.36f,
                style,
                SKTextAlign.Center
            );
    }

    // Away from the region towards the middle of the map, where there is room.
    private static void PointAt(Sheet sheet, Region<MapClass> region, CellPlaces places)
    {
        var (x, y, _) = region.Spot(1);
        var spot = places.Centre(x, y);
        string[] lines = [region.Class.Names[0].Replace('\n', ' ')];
        var reach = SizeOf(lines, TextStyle.Caption).Width / 2 + 24;
        var name = new SKPoint(
            spot.X + (spot.X > sheet.Area.MidX ? -reach : reach),
            spot.Y + (spot.Y > sheet.Area.MidY ? -54 : 54)
        );
        sheet.Canvas.Line(name, spot, Palette.Ink, 1.4f);
        sheet.Canvas.Fill(SKRect.Create(spot.X - 2.5f, spot.Y - 2.5f, 5, 5), Palette.Ink);
        Write(sheet.Canvas, lines, name, TextStyle.Caption, onPaper: true);
    }
}
