using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Every kind of batch that the lab ran: measured over predicted makespan, and the error with the band of the goal.</summary>
internal sealed class LabPredictedVsMeasuredChart()
    : TableChart(
        "lab-predicted-vs-measured",
        Message,
        Case,
        Schedule,
        Predicted,
        Measured,
        Error,
        Lowest,
        Highest
    )
{
    private const string Case = "case";
    private const string Schedule = "schedule";
    private const string Predicted = "predicted (s)";
    private const string Measured = "measured (s)";
    private const string Error = "error (%)";
    private const string Lowest = "lowest error (%)";
    private const string Highest = "highest error (%)";

    // The goal of the lab.
    private const double BandPercent = 2;

    private static readonly SkiaSharp.SKColor BandColor = Palette.NeverHatch.Lighter(0.4);

    private static string Message(Table data)
    {
        var sizes = data.Numbers(Error).Select(Math.Abs).ToArray();
        var within = sizes.Count(size => size <= BandPercent);
        return within == sizes.Length
            ? $"Each of {sizes.Length} kinds of real batch takes what the model says, within {Math.Ceiling(10 * sizes.Max()) / 10:0.#} %"
            : $"{within} of {sizes.Length} kinds of real batch take what the model says, within {BandPercent} %";
    }

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Error, Lowest, Highest);
        RequirePositive(data, Predicted);
        RequirePositive(data, Measured);
        var seconds = Scale.Logarithmic([.. data.Numbers(Predicted), .. data.Numbers(Measured)]);
        var times = figure.Add(
            seconds,
            seconds,
            new Caption("Measured makespan", "(s)"),
            "Predicted makespan (s)",
            weight: 0.72f
        );
        times.Under(sheet =>
            sheet.Canvas.Line(
                new(sheet.Area.Left, sheet.Area.Bottom),
                new(sheet.Area.Right, sheet.Area.Top),
                Palette.Axis,
                1.4f
            )
        );
        var errors = figure.Add(
            seconds,
            ErrorScale(data),
            new Caption("Predicted / measured − 1", "(%; lines: lowest to highest repetition)"),
            "Predicted makespan (s)"
        );
        errors.Under(DrawBand);
        var looks = Looks.Of(Looks.Schedules, data.Distinct(Schedule));
        foreach (var schedule in data.Distinct(Schedule))
        {
            var (rows, look) = (data.Where(Schedule, schedule), looks[schedule]);
            var (xs, ys) = (rows.Numbers(Predicted), rows.Numbers(Error));
            times.Points(xs, rows.Numbers(Measured), look, 6);
            errors.Ranges(xs, ys, rows.Numbers(Lowest), rows.Numbers(Highest), look);
            errors.Points(xs, ys, look, 7);
            figure.Explain(schedule, look);
        }
        errors.Over(sheet => NameWorst(sheet, data));
        figure.Explain($"goal: ± {BandPercent} %", BandColor);
    }

    // Both signs alike: a model that is always too short would not look centred.
    private static Scale ErrorScale(Table data)
    {
        var most = data.Numbers(Lowest)
            .Concat(data.Numbers(Highest))
            .Select(Math.Abs)
            .Append(1.2 * BandPercent)
            .Max();
        return Scale.Linear(-1.1 * most, 1.1 * most);
    }

    private static void DrawBand(Sheet sheet)
    {
        sheet.Canvas.Fill(
            sheet.Rect(sheet.XScale.Low, sheet.XScale.High, -BandPercent, BandPercent),
            BandColor
        );
        sheet.Canvas.Line(
            new(sheet.Area.Left, sheet.Y(0)),
            new(sheet.Area.Right, sheet.Y(0)),
            Palette.Axis,
            1.4f
        );
    }

    private static void NameWorst(Sheet sheet, Table data)
    {
        var (names, xs, ys) = (data.Texts(Case), data.Numbers(Predicted), data.Numbers(Error));
        var worst = Enumerable.Range(0, ys.Length).MaxBy(row => Math.Abs(ys[row]));
        var (x, width) = (sheet.X(xs[worst]), Lettering.Width(names[worst], TextStyle.Label));
        var isRoomRight = x + 12 + width < sheet.Area.Right;
        sheet.Canvas.WriteOnPatch(
            names[worst],
            isRoomRight ? x + 10 : x - 10 - width,
            sheet.Y(ys[worst]) + 4,
            TextStyle.Label
        );
    }
}
