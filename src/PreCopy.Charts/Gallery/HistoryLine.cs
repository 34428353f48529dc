using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>One benchmark's medians over the first of them.</summary>
/// <param name="rows">Its rows.</param>
/// <param name="shift">How far its points stand beside the run, so that those of several benchmarks are all seen.</param>
internal sealed class HistoryLine(Table rows, double shift)
{
    internal double[] Xs { get; } = [.. rows.Numbers("run").Select(run => run + shift)];

    internal double[] Medians { get; } = rows.Numbers("median (ns)");

    internal double[] Ratios => OverFirst("median (ns)");

    internal double[] Lower => OverFirst("lower (ns)");

    internal double[] Upper => OverFirst("upper (ns)");

    internal double[] Errors => [.. Upper.Zip(Ratios, (upper, ratio) => upper - ratio)];

    /// <summary>The levels after the first: from where to where, how high, and by how much they differ from the one before.</summary>
    internal IReadOnlyList<(double From, double To, double Ratio, double Percent)> Steps()
    {
        var (levels, steps) = (OverFirst("level (ns)"), rows.Numbers("step (%)"));
        int[] starts = [.. Enumerable.Range(0, steps.Length).Where(i => double.IsFinite(steps[i]))];
        return
        [
            .. starts
                .Zip(starts.Skip(1).Append(steps.Length))
                .Select(level =>
                    (Xs[level.First], Xs[level.Second - 1], levels[level.First], steps[level.First])
                ),
        ];
    }

    private double[] OverFirst(string column) =>
        [.. rows.Numbers(column).Select(value => value / Medians[0])];
}
