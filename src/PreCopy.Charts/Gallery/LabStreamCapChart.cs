using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Two VMs in turn and at once, where one stream fills the link and where it carries only a part: bars, and what was predicted.</summary>
internal sealed class LabStreamCapChart()
    : TableChart(
        "lab-stream-cap",
        Message,
        RatioSeries.Column,
        Cap,
        Schedule,
        "VMs",
        Predicted,
        Measured,
        Lowest,
        Highest
    )
{
    private const string Cap = "stream cap / link";
    private const string Schedule = "schedule";
    private const string Predicted = "predicted makespan (s)";
    private const string Measured = "makespan (s)";
    private const string Lowest = "lowest makespan (s)";
    private const string Highest = "highest makespan (s)";

    private static string Message(Table data)
    {
        var (caps, seconds) = (data.Numbers(Cap), data.Numbers(Measured));
        var last = Enumerable.Range(0, caps.Length).Last(row => caps[row] < 1);
        var (inTurn, atOnce) = (seconds[last - 1], seconds[last]);
        var vms = Format.Number(data.Numbers("VMs")[last]);
        return atOnce < inTurn
            ? $"Where a stream carries {Format.Number(caps[last])} of the link, {vms} at once take {100 * (1 - atOnce / inTurn):0} % less time"
            : $"Even where a stream carries {Format.Number(caps[last])} of the link, {vms} at once take no less time";
    }

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column, Cap, "VMs", Predicted, Measured, Lowest, Highest);
        Require(
            data.Numbers(Cap) is { Length: > 1 } caps && caps[1..].Any(cap => cap < 1),
            $"no row of '{Cap}' but perhaps the first is below 1"
        );
        var looks = Looks.Of(Looks.Schedules, data.Distinct(Schedule));
        var schedules = data.Texts(Schedule);
        var (ratios, predicted) = (data.Numbers(RatioSeries.Column), data.Numbers(Predicted));
        var (means, lows, highs) = (
            data.Numbers(Measured),
            data.Numbers(Lowest),
            data.Numbers(Highest)
        );
        var bars = schedules.Select(
            (schedule, row) =>
                new Bars.Bar(
                    $"D/B = {Format.Number(ratios[row])}, {Part(data.Numbers(Cap)[row])}, {schedule}",
                    means[row],
                    lows[row],
                    highs[row],
                    looks[schedule].Color,
                    $"{Format.Number(means[row])} s, predicted {Format.Number(predicted[row])} s"
                )
        );
        Bars.Add(
            figure,
            new Caption("Measured makespan", "(s; lines: lowest to highest repetition)"),
            "",
            [.. bars]
        );
        foreach (var schedule in data.Distinct(Schedule))
            figure.Explain(schedule, looks[schedule].Color);
    }

    private static string Part(double cap) =>
        cap < 1 ? $"a stream carries {Format.Number(cap)}" : "a stream fills the link";
}
