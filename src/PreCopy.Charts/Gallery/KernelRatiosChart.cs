using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>
/// How many times as long each benchmark takes as before: a row each, from the slowest to the fastest, over the band that is
/// noise. Of many rows only the most telling are named.
/// </summary>
internal sealed class KernelRatiosChart()
    : TableChart(
        "kernel-ratios",
        "What changed lies outside the grey band of noise",
        "benchmark",
        "verdict",
        "ratio",
        "lower",
        "upper",
        "noise",
        "answers changed"
    )
{
    private const int MostNames = 16;
    private const float NameHeight = 15;
    private const float NameGap = 26;

    // An interval may reach anywhere; the axis does not follow it further than this.
    private const double MostStretch = 2;

    private static readonly SKColor Noise = Palette.NeverHatch.Lighter(0.5);

    private static readonly double[] FineTicks =
    [
        0.9,
        0.92,
        0.94,
        0.96,
        0.98,
        1,
        1.02,
        1.04,
        1.06,
        1.08,
        1.1,
    ];

    private static readonly double[] Ticks = [0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3];

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "ratio", "lower", "upper", "noise");
        RequirePositive(data, "ratio");
        RequirePositive(data, "lower");
        var rows = RatioRow.Of(data);
        var panel = figure.Add(
            Across(rows),
            Scale.Linear(0, rows.Count + 1).WithTicks([]),
            new Caption("Time of an operation", "(diff over base, with 95 % intervals)"),
            "Ratio, logarithmic: under 1 the diff is faster"
        );
        var named = rows.Count <= MostNames ? rows : [.. rows.OrderBy(Telling).Take(MostNames)];
        panel.LeftRoom = named.Max(row => Lettering.Width(row.Name, row.Style)) + NameGap;
        panel.Under(sheet => DrawNoise(sheet, rows));
        panel.Over(sheet => DrawNames(sheet, [.. named]));
        panel.Over(sheet => DrawRows(sheet, rows));
        foreach (var verdict in rows.Select(row => row.Verdict).Distinct())
            figure.Explain(verdict, Looks.Verdict(verdict));
        figure.Explain("noise", Noise);
        if (rows.Count > named.Count)
            figure.LegendTitle = $"{named.Count} of {rows.Count} named";
    }

    private static (int, double) Telling(RatioRow row) =>
        (
            row.AnswersChanged ? 0
            : row.Verdict is "slower" or "faster" ? 1
            : 2,
            -Math.Abs(Math.Log(row.Ratio))
        );

    private static Scale Across(IReadOnlyList<RatioRow> rows)
    {
        var low = rows.Min(row =>
            Math.Min(Math.Max(row.Lower, row.Ratio / MostStretch), 1 / row.Noise)
        );
        var high = rows.Max(row =>
            Math.Max(Math.Min(row.Upper, row.Ratio * MostStretch), row.Noise)
        );
        var scale = Scale.Logarithmic(low / 1.01, high * 1.01);
        return low > FineTicks[0] && high < FineTicks[^1] ? Within(scale, FineTicks)
            : low > Ticks[0] && high < Ticks[^1] ? Within(scale, Ticks)
            : scale;
    }

    private static Scale Within(Scale scale, double[] ticks) =>
        scale.WithTicks(ticks.Where(tick => tick >= scale.Low && tick <= scale.High));

    private static void DrawNoise(Sheet sheet, IReadOnlyList<RatioRow> rows)
    {
        foreach (var row in rows)
            sheet.Canvas.Fill(
                sheet.Rect(1 / row.Noise, row.Noise, row.Place - 0.5, row.Place + 0.5),
                Noise
            );
        sheet.Canvas.Line(
            new(sheet.X(1), sheet.Area.Top),
            new(sheet.X(1), sheet.Area.Bottom),
            Palette.Axis
        );
    }

    private static void DrawRows(Sheet sheet, IReadOnlyList<RatioRow> rows)
    {
        var size = Math.Clamp(sheet.Area.Height / rows.Count, 5, 9);
        foreach (var row in rows)
        {
            var (y, look) = (sheet.Y(row.Place), Looks.Verdict(row.Verdict));
            sheet.Canvas.Line(
                new(Math.Max(sheet.X(row.Lower), sheet.Area.Left), y),
                new(Math.Min(sheet.X(row.Upper), sheet.Area.Right), y),
                look.Color,
                1.6f
            );
            look.Mark(sheet.Canvas, sheet.X(row.Ratio), y, size);
        }
    }

    private static void DrawNames(Sheet sheet, RatioRow[] named)
    {
        var wanted = named.Select(row => sheet.Y(row.Place)).ToArray();
        var placed = Spacing.Spread(wanted, NameHeight, sheet.Area.Top, sheet.Area.Bottom);
        for (var i = 0; i < named.Length; i++)
        {
            sheet.Canvas.Write(
                named[i].Name,
                sheet.Area.Left - NameGap + 4,
                placed[i] + 4,
                named[i].Style,
                SKTextAlign.Right
            );
            sheet.Canvas.Line(
                new(sheet.Area.Left - NameGap + 8, placed[i]),
                new(sheet.Area.Left, wanted[i]),
                Palette.Grid.Darker()
            );
            sheet.Canvas.Line(
                new(sheet.Area.Left, wanted[i]),
                new(Math.Max(sheet.X(named[i].Lower), sheet.Area.Left), wanted[i]),
                Palette.Grid
            );
        }
    }
}
