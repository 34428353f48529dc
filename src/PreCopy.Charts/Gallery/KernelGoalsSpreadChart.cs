using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Every goal as a bar, relative to what was wanted, with what the launches found.</summary>
internal sealed class KernelGoalsSpreadChart()
    : TableChart(
        "kernel-goals-spread",
        Message,
        "case",
        "unit",
        "goal",
        "measured",
        "lowest launch",
        "highest launch",
        "met"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "goal", "measured", "lowest launch", "highest launch");
        var (cases, units, met) = (data.Texts("case"), data.Texts("unit"), data.Texts("met"));
        var (goals, measured) = (data.Numbers("goal"), data.Numbers("measured"));
        var (lows, highs) = (data.Numbers("lowest launch"), data.Numbers("highest launch"));
        var bars = new Bars.Bar[cases.Length];
        for (var i = 0; i < bars.Length; i++)
        {
            var ends = new[] { Share(lows[i], i), Share(highs[i], i) };
            bars[i] = new(
                cases[i],
                Share(measured[i], i),
                ends.Min(),
                ends.Max(),
                met[i] == "true" ? Palette.Blue : Palette.Vermillion,
                $"{Format.Number(measured[i])}, goal {KernelGoalsMarkdown.Goal(goals[i], units[i])}"
            );
        }
        Bars.Add(
            figure,
            new Caption(
                "Distance from the goal",
                "(1 is the goal, less is better; median and range of the launches)"
            ),
            "",
            bars,
            reference: 1
        );
        figure.Explain("reached", Palette.Blue);
        figure.Explain("missed", Palette.Vermillion);

        // Nothing allocated where nothing may be is at zero; anything else would be infinitely far.
        double Share(double value, int i) =>
            goals[i] == 0 ? (value == 0 ? 0 : double.NaN)
            : units[i] == KernelGoalsMarkdown.TimesFaster ? goals[i] / value
            : value / goals[i];
    }

    private static string Message(Table data)
    {
        var met = data.Texts("met").Count(cell => cell == "true");
        return met == data.Rows.Count
            ? "The kernels reach every goal that was set"
            : $"The kernels reach {met} of the {data.Rows.Count} goals that were set";
    }
}
