using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Makespan and first completion of two VMs over the split of the link: the model's lines, and what the lab measured on them.</summary>
internal sealed class LabSplitChart()
    : TableChart(
        "lab-split",
        Message,
        [RatioSeries.Column, Share, .. Columns("makespan"), .. Columns("first completion")]
    )
{
    private const string Share = "share of the first VM (%)";

    // Less than what repetitions differ by is not longer.
    private const double Tolerance = 1.005;

    private static string Message(Table data) =>
        RatioSeries
            .Of(data)
            .All(series => Falls([.. series.Rows.Numbers("makespan (s)").Where(double.IsFinite)]))
            ? "The more uneven the split, the sooner two real migrations are done"
            : "How two real migrations split the link, and when they are done";

    private static bool Falls(double[] seconds) =>
        seconds.Zip(seconds.Skip(1)).All(pair => pair.Second <= Tolerance * pair.First);

    private static string[] Columns(string figure) =>
        [
            $"predicted {figure} (s)",
            $"{figure} (s)",
            $"lowest {figure} (s)",
            $"highest {figure} (s)",
        ];

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column, Share);
        string[] columns = [.. Columns("makespan"), .. Columns("first completion")];
        RequirePositive(data, "makespan (s)");
        RequirePositive(data, "predicted makespan (s)");
        RequireNumber(data, "first completion (s)");
        // One axis for both, or the two could not be compared.
        var y = Scale.FromZero(columns.SelectMany(data.Numbers));
        var all = RatioSeries.Of(data);
        Add(figure, all, y, new Caption("Both are done", "after (s)"), "makespan");
        Add(figure, all, y, new Caption("The first is done", "after (s)"), "first completion");
        RatioSeries.Explain(figure, all);
        figure.LegendTitle += " (lines: the model; markers: measured)";
    }

    private static void Add(
        Figure figure,
        IReadOnlyList<RatioSeries> all,
        Scale y,
        Caption caption,
        string quantity
    )
    {
        var panel = figure.Add(
            Scale
                .Linear(47, 103)
                .WithLabels([
                    (50, "50/50"),
                    (60, "60/40"),
                    (70, "70/30"),
                    (80, "80/20"),
                    (90, "90/10"),
                    (100, "in turn"),
                ]),
            y,
            caption,
            "Split of the link"
        );
        foreach (var series in all)
        {
            var (xs, look) = (series.Rows.Numbers(Share), series.Look);
            var figures = Columns(quantity).Select(series.Rows.Numbers).ToArray();
            // In turn the second VM waits uncopied: no line leads there.
            panel.Line(xs, Where(xs, figures[0], share => share < 100), look, 1.6f, 0);
            panel.Ranges(xs, figures[1], figures[2], figures[3], look);
            panel.Points(xs, figures[1], look);
            panel.Over(sheet =>
                MarkInTurn(sheet, Where(xs, figures[0], share => share >= 100), look)
            );
        }
    }

    private static double[] Where(double[] shares, double[] values, Func<double, bool> holds) =>
        [.. shares.Zip(values, (share, value) => holds(share) ? value : double.NaN)];

    // The model where no line leads: a dash.
    private static void MarkInTurn(Sheet sheet, double[] values, Look look)
    {
        foreach (var value in values.Where(double.IsFinite))
            sheet.Canvas.Line(
                new(sheet.X(100) - 9, sheet.Y(value)),
                new(sheet.X(100) + 9, sheet.Y(value)),
                look.Color,
                1.6f
            );
    }
}
