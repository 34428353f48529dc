using System.Globalization;
using PreCopy.Fitting;

namespace PreCopy.Cli.Fit;

/// <summary>What the fit means for a migration, or what to measure when it means nothing.</summary>
internal static class FitAdvice
{
    private const double MiB = 1L << 20;
    private const double DowntimeSeconds = 0.3;

    public static string Of(FitOutcome outcome)
    {
        var fit = outcome.Chosen;
        if (fit.IsSupported)
            return fit.Points.Count > 0 ? Measured(fit) : Shares(fit);
        if (outcome.Log.Migrations.Count > 0)
            return "Observe more migrations that differ in memory, bandwidth or concurrency.";
        var other =
            fit.Points.Count == 0
            && outcome.Fits.Candidates.Any(each => each.Points.Count > 0 && each.IsSupported)
                ? ", or take the samples as they are with --curve measured"
                : "";
        return fit.WorkingSetBytes is { Value: null, Low: not null }
                ? $"Measure longer intervals{other}."
            : fit.RateBytesPerSecond is { Value: null, Low: not null }
                ? $"Measure shorter intervals{other}."
            : $"Collect more samples, of intervals of different lengths{other}.";
    }

    // The model's section 4: it converges iff the share exceeds the rate, or sends the working set within the downtime limit.
    private static string Shares(CurveFit fit)
    {
        var (rate, workingSet) = (
            fit.RateBytesPerSecond.Value!.Value,
            fit.WorkingSetBytes.Value!.Value
        );
        var enough = Math.Min(rate, workingSet / DowntimeSeconds);
        return $"With a downtime limit of 300 ms it migrates over any share of a link above {Rate(enough)}.";
    }

    private static string Measured(CurveFit fit) =>
        $"Beyond {fit.Points[^1].Seconds.ToString("0.###", CultureInfo.InvariantCulture)} s, the longest interval, the curve goes on at its last slope up to the memory.";

    private static string Rate(double value) =>
        $"{(value / MiB).ToString(value < 10 * MiB ? "0.##" : "#,0", CultureInfo.InvariantCulture)} MiB/s";
}
