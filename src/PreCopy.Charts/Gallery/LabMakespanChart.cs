using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The makespan over the number of VMs, a panel for each dirty ratio: the model's lines, and what the lab measured on them.</summary>
internal sealed class LabMakespanChart()
    : TableChart(
        "lab-makespan",
        Message,
        RatioSeries.Column,
        Schedule,
        Vms,
        Predicted,
        Measured,
        "lowest makespan (s)",
        "highest makespan (s)",
        Never
    )
{
    private const string Schedule = "schedule";
    private const string Vms = "VMs";
    private const string Predicted = "predicted makespan (s)";
    private const string Measured = "makespan (s)";
    private const string Never = "never ends";

    private static string Message(Table data)
    {
        var errors = data.Numbers(Predicted)
            .Zip(
                data.Numbers(Measured),
                (predicted, measured) => Math.Abs(predicted / measured - 1)
            )
            .Where(double.IsFinite);
        return $"Real migrations take longer at once: as long as the model says, within {Math.Ceiling(1000 * errors.Max()) / 10:0.#} %";
    }

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column, Vms);
        RequirePositive(data, Predicted);
        RequirePositive(data, Measured);
        var counts = data.Numbers(Vms).Distinct().Order().ToArray();
        var x = Scale.Linear(counts[0] - 0.6, counts[^1] + 0.6).WithTicks(counts);
        var y = Scale.FromZero([
            .. data.Numbers(Predicted),
            .. data.Numbers(Measured),
            .. data.Numbers("highest makespan (s)"),
        ]);
        var looks = Looks.Of(Looks.Schedules, data.Distinct(Schedule));
        foreach (var (place, series) in RatioSeries.Of(data).Index())
        {
            var panel = figure.Add(
                x,
                y,
                new Caption(
                    $"D/B = {Format.Number(series.Ratio)}",
                    place == 0 ? "· makespan (s)" : ""
                ),
                "VMs"
            );
            var never = series.Rows.Where(Never, "true").Numbers(Vms);
            panel.Under(sheet => NeverColumns.Draw(sheet, never));
            foreach (var schedule in data.Distinct(Schedule))
                Add(panel, series.Rows.Where(Schedule, schedule), looks[schedule]);
        }
        foreach (var schedule in data.Distinct(Schedule))
            figure.Explain(schedule, looks[schedule]);
        figure.LegendTitle = "Lines: the model; markers: measured";
        if (data.Where(Never, "true").Rows.Count > 0)
            figure.ExplainNever("never ends at once");
    }

    private static void Add(Panel panel, Table rows, Look look)
    {
        var (xs, ys) = (rows.Numbers(Vms), rows.Numbers(Measured));
        panel.Line(xs, rows.Numbers(Predicted), look, width: 1.6f, marker: 0);
        panel.Ranges(
            xs,
            ys,
            rows.Numbers("lowest makespan (s)"),
            rows.Numbers("highest makespan (s)"),
            look
        );
        panel.Points(xs, ys, look);
    }
}
