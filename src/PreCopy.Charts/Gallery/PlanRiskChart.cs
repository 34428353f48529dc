using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>
/// The VMs most likely not to converge: as planned, alone, and slowed down. Without any such VM the table has one row
/// with the number of VMs, and the chart says so.
/// </summary>
internal sealed class PlanRiskChart()
    : TableChart("plan-risk", Message, "VM", "VMs", Planned, Alone, Slowed)
{
    private const string Planned = "as planned (%)";
    private const string Alone = "alone (%)";
    private const string Slowed = "with auto-converge (%)";
    private const int MostRows = 15;
    private const int FewestRows = 6;

    private static readonly (string Column, string Text, Look Look)[] Ways =
    [
        (Planned, "as planned", new(Palette.Vermillion, ScottPlot.MarkerShape.FilledTriangleUp)),
        (Alone, "migrated alone", new(Palette.Blue, ScottPlot.MarkerShape.FilledSquare)),
        (
            Slowed,
            "as planned, with auto-converge",
            new(Palette.Green, ScottPlot.MarkerShape.OpenCircle)
        ),
    ];

    private static string Message(Table data)
    {
        var all = data.Numbers("VMs")[0];
        if (!HasRisk(data))
            return $"{(all == 1 ? "The VM is not" : $"None of {Format.Number(all)} VMs is")} at risk in more than 1 % of the draws";
        var count = data.Rows.Count;
        var saved = data.Numbers(Alone).Count(share => share <= 1);
        var alone =
            saved == 0 ? "not even alone"
            : saved < count ? $"alone, {Format.Number(count - saved)} still may not"
            : count == 1 ? "alone, it would"
            : "alone, each would";
        return $"{Format.Number(count)} of {Format.Number(all)} VMs may not converge; {alone}";
    }

    private static bool HasRisk(Table data) => data.Numbers(Planned).Any(double.IsFinite);

    protected override void Fill(Figure figure, Table data)
    {
        RequireNumber(data, "VMs");
        if (!HasRisk(data))
        {
            SayNothing(figure);
            return;
        }
        RequireAll(data, Planned, Alone, Slowed);
        var order = data.Numbers(Planned)
            .Index()
            .OrderByDescending(each => each.Item)
            .Take(MostRows)
            .Select(each => each.Index)
            .ToArray();
        var names = order.Select(row => PlanNames.Shortened(data.Texts("VM")[row])).ToArray();
        var panel = figure.Add(
            Scale.Linear(-2, 108).WithTicks([0, 20, 40, 60, 80, 100]),
            Scale.Rows([
                .. names,
                .. Enumerable.Repeat("", Math.Max(0, FewestRows - names.Length)),
            ]),
            names.Length < data.Rows.Count
                ? new Caption(
                    $"The {names.Length} VMs most at risk",
                    $"of {data.Rows.Count} at risk"
                )
                : new Caption("VMs at risk", "the worst first"),
            "Draws in which it does not converge (%)"
        );
        panel.HasGrid = false;
        var shares = Ways.Select(way => data.Numbers(way.Column)).ToArray();
        panel.Over(sheet =>
        {
            foreach (var (place, row) in order.Index())
                DrawRow(
                    sheet,
                    Math.Max(names.Length, FewestRows) - 1 - place,
                    [.. shares.Select(each => each[row])]
                );
        });
        foreach (var (_, text, look) in Ways)
            figure.Explain(text, look);
    }

    private static void DrawRow(Sheet sheet, double middle, double[] shares)
    {
        var y = sheet.Y(middle);
        sheet.Canvas.Line(new(sheet.Area.Left, y), new(sheet.Area.Right, y), Palette.Grid);
        sheet.Canvas.Line(
            new(sheet.X(shares.Min()), y),
            new(sheet.X(shares.Max()), y),
            Palette.Axis,
            2
        );
        using var paint = ScottPlot.Paint.NewDisposablePaint();
        foreach (var (i, share) in shares.Index())
            ScottPlot.Drawing.DrawMarker(
                sheet.Canvas,
                paint,
                new ScottPlot.Pixel(sheet.X(share), y),
                Ways[i].Look.MarkerStyle(i == 2 ? 12 : 9)
            );
        sheet.Canvas.WriteOnPatch(
            $"{Format.Number(shares[0])} %",
            sheet.X(shares.Max()) + 12,
            y + 4,
            TextStyle.Label.In(Ways[0].Look.Color.Darker())
        );
    }

    private static void SayNothing(Figure figure)
    {
        var panel = figure.Add(
            Scale.Linear(-2, 108).WithTicks([0, 20, 40, 60, 80, 100]),
            Scale.Rows([""]),
            new Caption("VMs at risk", "none"),
            "Draws in which it does not converge (%)"
        );
        panel.HasGrid = false;
        panel.Over(sheet =>
            sheet.Canvas.Write(
                "Nothing to show: every VM ends as its stop policy means it to.",
                sheet.Area.MidX,
                sheet.Area.MidY,
                TextStyle.Finding,
                SKTextAlign.Center
            )
        );
    }
}
