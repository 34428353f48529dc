using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Time and the guest's lost time over the dirty rate, by throttle.</summary>
internal sealed class ThrottlePriceChart()
    : TableChart(
        "throttle-price",
        "A throttle makes fast writers end, and the guest pays with its CPUs",
        "throttle",
        Ratio,
        Time,
        Lost
    )
{
    private const string Ratio = "dirty rate / bandwidth";
    private const string Time = "time (s)";
    private const string Lost = "throttled away (vCPU-s)";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Ratio);
        RequirePositive(data, Ratio);
        RequirePositive(data, Time);
        RequireNumber(data, Lost);
        var looks = Looks.Of(Looks.Throttles, data.Distinct("throttle"));
        var x = Scale.Logarithmic(data.Numbers(Ratio), 0.03);
        const string xTitle = "Dirty rate / bandwidth";
        var times = figure.Add(
            x,
            Scale.Logarithmic(data.Numbers(Time)),
            new Caption("The migration takes", "(s)"),
            xTitle
        );
        var prices = figure.Add(
            x,
            Scale.FromZero(data.Numbers(Lost)),
            new Caption("The guest loses", "(vCPU-seconds)"),
            xTitle
        );
        foreach (var throttle in data.Distinct("throttle"))
        {
            var rows = data.Where("throttle", throttle);
            var (ratios, seconds) = (rows.Numbers(Ratio), rows.Numbers(Time));
            times.Line(ratios, seconds, looks[throttle]);
            prices.Line(ratios, rows.Numbers(Lost), looks[throttle]);
            figure.Explain(throttle, looks[throttle]);
            var last = Array.FindLastIndex(seconds, double.IsFinite);
            if (last >= 0 && last < seconds.Length - 1)
                times.Over(sheet =>
                    sheet.Canvas.WriteOnPatch(
                        $"never from {Format.Number(ratios[last + 1])} on",
                        sheet.X(ratios[last]) + 12,
                        sheet.Y(seconds[last]) + 4,
                        TextStyle.Label.In(looks[throttle].Color.Darker())
                    )
                );
        }
    }
}
