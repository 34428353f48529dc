using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using static PreCopy.Validation.Published.PredictorTable;

namespace PreCopy.Validation.Published;

/// <summary>
/// Another predictor's table, cell by cell, by its own rules: a page sends a header, a zero page only that; between the
/// samples the dirty curve is linear, before the first it is the line through the first two, not below 0; past an hour a
/// migration never converges.
/// </summary>
internal static class QemuPredictor
{
    private const double LongestSeconds = 3600;
    private const double PagesPerSample = TotalPages / SampledPages;
    internal const double SampleBytes = PagesPerSample * (PageBytes + HeaderBytes);
    internal const double NonZeroBytes = (SampledPages - SampledZeroPages) * SampleBytes;
    internal const double FirstPassBytes =
        NonZeroBytes + SampledZeroPages * PagesPerSample * HeaderBytes;

    public static CheckGroup Check() =>
        new(
            "QEMU predictor, 2023",
            "patch to qemu-devel, 2023: Migration time prediction using calc-dirty-rate, its table",
            "The table's rounds are this model's rounds under a measured curve. Its rule that a round within the limit is the "
                + "pause holds for the first pass too: then the guest stands still throughout. Its line left of the first "
                + "sample, at 125 ms, is in the curve but decides nothing, because no limit is shorter: what is sent within "
                + "125 ms is always the pause.",
            [.. Rows.SelectMany(row => LimitMilliseconds.Select((_, column) => Cell(row, column)))]
        );

    private static Check Cell((double Mebibits, double[] Seconds) row, int column)
    {
        var limit = LimitMilliseconds[column] / 1e3;
        var words = double.IsInfinity(limit) ? "no limit" : $"limit {limit * 1e3:0} ms";
        return new(
            $"{row.Mebibits:0} Mibit/s, {words}",
            "total time",
            "s",
            Math.Ceiling(TotalSeconds(row.Mebibits * (1 << 20) / 8, limit)),
            row.Seconds[column],
            Band.Exactly(
                row.Seconds[column],
                "rounded up to whole seconds, the same rules give the same table"
            )
        );
    }

    private static double TotalSeconds(double bandwidth, double limit)
    {
        var isPausedThroughout = FirstPassBytes <= bandwidth * limit;
        var policy = new StopPolicy
        {
            DowntimeSeconds = isPausedThroughout ? LongestSeconds : limit,
            TimeoutSeconds = LongestSeconds,
        };
        var result = Predict.One(
            new LinkSettings(bandwidth, policy),
            FirstPassBytes,
            isPausedThroughout ? Predict.Idle : Curve()
        );
        return result.Outcome == Outcome.Converged ? result.EndSeconds : double.PositiveInfinity;
    }

    internal static MeasuredCurve Curve()
    {
        var (first, second) = (Samples[0], Samples[1]);
        // Where the line through the first two samples is 0; the curve is flat from (0, 0) to there.
        var zero =
            first.Milliseconds
            - first.DirtyPages
                * (double)(second.Milliseconds - first.Milliseconds)
                / (second.DirtyPages - first.DirtyPages);
        return new(
            [zero / 1e3, .. Samples.Select(sample => sample.Milliseconds / 1e3)],
            [0, .. Samples.Select(sample => sample.DirtyPages * SampleBytes)],
            NonZeroBytes
        );
    }
}
