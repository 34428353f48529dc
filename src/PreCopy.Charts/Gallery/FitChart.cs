using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>What a guest was seen to dirty, and the curves fitted to it; the last one is the chosen one.</summary>
internal sealed class FitChart()
    : TableChart("fit", Message, Series, Interval, Dirtied, "low (bytes)", "high (bytes)")
{
    private const string Series = "series";
    private const string Interval = "interval (s)";
    private const string Dirtied = "dirtied (bytes)";
    private const string Samples = "samples";

    private static readonly Look Seen = new(Palette.Ink, ScottPlot.MarkerShape.FilledCircle);

    private static string Message(Table data) =>
        data.Distinct(Series)[^1] is var last && last == Samples
            ? "Too few samples for a curve"
            : $"What the guest dirties, and the {last} curve through it";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Interval, Dirtied);
        RequirePositive(data, Interval);
        RequirePositive(data, Dirtied);
        var bytes = Mebibytes(data, Dirtied);
        var panel = figure.Add(
            Scale.Logarithmic(data.Numbers(Interval)),
            Scale.Logarithmic(bytes),
            new Caption("Unique bytes dirtied", "(MiB)"),
            "Length of the interval (s)"
        );
        var names = data.Distinct(Series);
        figure.Explain(Samples, Seen.Color);
        var looks = Looks.Of(Looks.Curves, names);
        foreach (var name in names.Where(name => name != Samples))
        {
            var rows = data.Where(Series, name);
            var isChosen = name == names[^1];
            if (isChosen)
                Band(panel, rows, looks[name].Color);
            panel.Over(sheet => Curve(sheet, rows, looks[name].Color, isChosen));
            figure.Explain(name, looks[name].Color);
        }
        panel.Over(sheet => Points(sheet, data.Where(Series, Samples), Seen));
    }

    private static void Band(Panel panel, Table rows, SKColor color)
    {
        var (xs, lows, highs) = (
            rows.Numbers(Interval),
            Mebibytes(rows, "low (bytes)"),
            Mebibytes(rows, "high (bytes)")
        );
        if (!lows.Concat(highs).All(double.IsFinite))
            return;
        // Where the interval leaves the picture, so does the band.
        var edge = (double y) => Math.Clamp(y, panel.Y.Low, panel.Y.High);
        (double X, double Y)[] outline =
        [
            .. xs.Zip(lows.Select(edge)),
            .. xs.Zip(highs.Select(edge)).Reverse(),
        ];
        panel.Area(color.WithAlpha(50), outline);
    }

    private static void Curve(Sheet sheet, Table rows, SKColor color, bool isChosen)
    {
        using var path = new SKPath();
        var (xs, ys) = (rows.Numbers(Interval), Mebibytes(rows, Dirtied));
        path.MoveTo(sheet.X(xs[0]), sheet.Y(ys[0]));
        for (var i = 1; i < xs.Length; i++)
            path.LineTo(sheet.X(xs[i]), sheet.Y(ys[i]));
        sheet.Canvas.Save();
        sheet.Canvas.ClipRect(sheet.Area);
        if (isChosen)
            sheet.Canvas.Stroke(path, color, 2.6f);
        else
            sheet.Canvas.Stroke(path, color, 1.2f, 5, 4);
        sheet.Canvas.Restore();
    }

    private static void Points(Sheet sheet, Table rows, Look look)
    {
        foreach (var (x, y) in rows.Numbers(Interval).Zip(Mebibytes(rows, Dirtied)))
            look.Mark(sheet.Canvas, sheet.X(x), sheet.Y(y), 7);
    }

    private static double[] Mebibytes(Table data, string column) =>
        [.. data.Numbers(column).Select(bytes => bytes / (1 << 20))];
}
