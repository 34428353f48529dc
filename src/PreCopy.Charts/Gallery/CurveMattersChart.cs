using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>A measured dirty curve with what stands for it, and beside it the times that each predicts over the published ones.</summary>
internal sealed class CurveMattersChart()
    : TableChart(
        "curve-matters",
        "One dirty rate misses by far; the curve decides",
        Case,
        Curve,
        "interval (s)",
        "dirtied (bytes)",
        "predicted (s)",
        "published (s)",
        "shortest (s)",
        "longest (s)"
    )
{
    private const string Case = "case";
    private const string Curve = "curve";
    private const string DirtyCurve = "dirty curve";
    private const string Samples = "samples";
    private const float NameGap = 10;

    // Where "never" stands on the axis of ratios.
    private const double Farthest = 3.9;

    private static readonly SKColor Agrees = Palette.NeverHatch.Lighter(0.4);

    protected override void Fill(Figure figure, Table data)
    {
        var curves = data.Where(Case, DirtyCurve);
        Require(curves.Rows.Count > 0, $"no row is of the case '{DirtyCurve}'");
        RequireAll(curves, "interval (s)", "dirtied (bytes)");
        RequirePositive(curves, "dirtied (bytes)");
        var cases = data.Distinct(Case).Where(name => name != DirtyCurve).ToArray();
        Require(cases.Length > 0, "nothing is predicted");
        foreach (
            var column in (string[])
                ["predicted (s)", "published (s)", "shortest (s)", "longest (s)"]
        )
            RequirePositive(data, column);
        var names = curves.Distinct(Curve).Where(name => name != Samples).ToArray();
        var looks = Looks.Of(Looks.Curves, names);
        AddCurves(figure, curves, names, looks);
        AddPredictions(figure, data, cases, looks);
        foreach (var name in names)
            figure.Explain(name, looks[name]);
        figure.Explain(Samples, new Look(Palette.Ink, ScottPlot.MarkerShape.OpenCircle));
        figure.Explain(
            "published: VEP 291 ran, the others were simulated by the predictor",
            Agrees
        );
    }

    private static void AddCurves(
        Figure figure,
        Table curves,
        string[] names,
        IReadOnlyDictionary<string, Look> looks
    )
    {
        var panel = figure.Add(
            Scale.Logarithmic(curves.Numbers("interval (s)")),
            Scale.Logarithmic(Gibibytes(curves)),
            new Caption("QEMU predictor's guest dirties", "(GiB)"),
            "Length of the interval (s)"
        );
        foreach (var name in names)
        {
            var rows = curves.Where(Curve, name);
            panel.Line(rows.Numbers("interval (s)"), Gibibytes(rows), looks[name], 1.8f, 5);
        }
        var samples = curves.Where(Curve, Samples);
        var look = new Look(Palette.Ink, ScottPlot.MarkerShape.OpenCircle);
        panel.Over(sheet =>
        {
            foreach (var (x, y) in samples.Numbers("interval (s)").Zip(Gibibytes(samples)))
                look.Mark(sheet.Canvas, sheet.X(x), sheet.Y(y), 9);
        });
    }

    private static void AddPredictions(
        Figure figure,
        Table data,
        string[] cases,
        IReadOnlyDictionary<string, Look> looks
    )
    {
        var panel = figure.Add(
            Scale
                .Logarithmic(0.6, Farthest * 1.1)
                .WithLabels([
                    (0.7, "0.7"),
                    (1, "1"),
                    (1.4, "1.4"),
                    (2, "2"),
                    (2.8, "2.8"),
                    (Farthest, "never"),
                ]),
            Scale.Linear(0.4, cases.Length + 0.6).WithTicks([]),
            new Caption("Predicted / published time", ""),
            "Ratio, logarithmic"
        );
        panel.LeftRoom =
            cases.SelectMany(Lines).Max(line => Lettering.Width(line, TextStyle.Label)) + NameGap;
        panel.Under(sheet =>
        {
            foreach (var (i, name) in cases.Index())
                DrawAgreement(sheet, data.Where(Case, name), cases.Length - i);
        });
        panel.Over(sheet =>
        {
            foreach (var (i, name) in cases.Index())
                DrawCase(sheet, data.Where(Case, name), cases.Length - i, looks);
        });
    }

    private static void DrawAgreement(Sheet sheet, Table rows, int place)
    {
        var published = rows.Numbers("published (s)")[0];
        var band = sheet.Rect(
            rows.Numbers("shortest (s)")[0] / published,
            rows.Numbers("longest (s)")[0] / published,
            place - 0.42,
            place + 0.42
        );
        sheet.Canvas.Fill(band, Agrees);
    }

    private static void DrawCase(
        Sheet sheet,
        Table rows,
        int place,
        IReadOnlyDictionary<string, Look> looks
    )
    {
        var lines = Lines(rows.Texts(Case)[0]);
        for (var i = 0; i < lines.Length; i++)
            sheet.Canvas.Write(
                lines[i],
                sheet.Area.Left - NameGap,
                sheet.Y(place) + 4 + (i - (lines.Length - 1) / 2f) * 15,
                TextStyle.Label,
                SKTextAlign.Right
            );
        var published = rows.Numbers("published (s)")[0];
        var (curves, predicted) = (rows.Texts(Curve), rows.Numbers("predicted (s)"));
        // One below the other, so that those that agree are all seen.
        for (var i = 0; i < curves.Length; i++)
        {
            var x = double.IsFinite(predicted[i]) ? predicted[i] / published : Farthest;
            var y = sheet.Y(place + 0.3 - 0.6 * i / Math.Max(1, curves.Length - 1));
            looks[curves[i]].Mark(sheet.Canvas, sheet.X(x), y);
        }
    }

    private static string[] Lines(string name) => name.Split(", ");

    private static double[] Gibibytes(Table data) =>
        [.. data.Numbers("dirtied (bytes)").Select(bytes => bytes / Format.BytesPerGiB)];
}
