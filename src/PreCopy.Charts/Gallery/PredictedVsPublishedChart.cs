using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>
/// How many times the measured time was predicted: a row each under its source, over the band that it must fall in. Checks
/// that must be equal have nothing to show and are left out.
/// </summary>
internal sealed class PredictedVsPublishedChart()
    : TableChart(
        "predicted-vs-published",
        Message,
        "source",
        "case",
        "quantity",
        "unit",
        "predicted",
        "published",
        "band low",
        "band high",
        "contrast",
        "passed"
    )
{
    private const float NameGap = 12;
    private const float Indent = 10;

    private static readonly SKColor BandColor = Palette.NeverHatch.Lighter(0.4);

    protected override void Fill(Figure figure, Table data)
    {
        var rows = PredictedRow.Of(data);
        Require(rows.Count > 0, "no time is predicted within a band");
        var lines = Lines(rows);
        var panel = figure.Add(
            Scale.Logarithmic(0.42, 4.4).WithTicks([0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3]),
            Scale.Linear(0, lines.Count + 1).WithTicks([]),
            new Caption(
                "Predicted / measured",
                "(times, and the bands they must fall in; what must be equal is left out)"
            ),
            "Ratio, logarithmic: 1 is what was measured"
        );
        panel.LeftRoom =
            lines.Max(line => Lettering.Width(line.Name, line.Style)) + Indent + NameGap;
        panel.Under(sheet => DrawBands(sheet, lines));
        panel.Over(sheet => DrawRows(sheet, lines, panel.LeftRoom));
        foreach (var look in rows.Select(row => row.Kind).Distinct())
            figure.Explain(look, Looks.Prediction(look));
        figure.Explain("band", BandColor);
    }

    private readonly record struct Line(string Name, double Place, PredictedRow? Row)
    {
        public TextStyle Style => TextStyle.Label with { Strong = Row is null };
    }

    // A heading for each source, then its rows; from the top.
    private static List<Line> Lines(IReadOnlyList<PredictedRow> rows)
    {
        var count = rows.Count + rows.DistinctBy(row => row.Source).Count();
        var lines = new List<Line>(count);
        foreach (var source in rows.GroupBy(row => row.Source))
        {
            lines.Add(new(source.Key, count - lines.Count, null));
            foreach (var row in source)
                lines.Add(new(row.Case, count - lines.Count, row));
        }
        return lines;
    }

    private static void DrawBands(Sheet sheet, List<Line> lines)
    {
        foreach (var (_, place, row) in lines)
            if (row is not null)
                sheet.Canvas.Fill(
                    sheet.Rect(row.BandLow, row.BandHigh, place - 0.42, place + 0.42),
                    BandColor
                );
    }

    private static void DrawRows(Sheet sheet, List<Line> lines, float room)
    {
        sheet.Canvas.Line(
            new(sheet.X(1), sheet.Area.Top),
            new(sheet.X(1), sheet.Area.Bottom),
            Palette.Ink,
            1.4f
        );
        foreach (var line in lines)
        {
            var y = sheet.Y(line.Place);
            var left = sheet.Area.Left - room + (line.Row is null ? 0 : Indent);
            sheet.Canvas.Write(line.Name, left, y + 4, line.Style);
            if (line.Row is not { } row)
                continue;
            Looks.Prediction(row.Kind).Mark(sheet.Canvas, sheet.X(row.Ratio), y);
            sheet.Canvas.Write(
                $"{Format.Number(row.Predicted)} for {Format.Number(row.Published)} {row.Unit}",
                Math.Max(sheet.X(row.Ratio), sheet.X(row.BandHigh)) + 8,
                y + 4,
                TextStyle.Label
            );
        }
    }

    private static string Message(Table data)
    {
        var rows = PredictedRow.Of(data);
        var failed = data.Texts("passed").Count(cell => cell != "true");
        if (failed > 0)
            return $"{failed} of {data.Rows.Count} predictions fall out of their bands";
        var farthest = rows.Where(row => !row.IsContrast).Max(row => Math.Abs(row.Ratio - 1));
        var constant = rows.FirstOrDefault(row => row.IsContrast);
        return $"Within {Math.Ceiling(farthest * 100):0} % of what was measured"
            + (
                constant is null
                    ? ""
                    : $"; a {constant.Model} misses {Format.Number(constant.Ratio)}-fold"
            );
    }
}
