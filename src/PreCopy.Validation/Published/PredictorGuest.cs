using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Observations;
using static PreCopy.Validation.Published.PredictorTable;

namespace PreCopy.Validation.Published;

/// <summary>
/// The guest of a migration-time predictor posted to qemu-devel in 2023: its dirty curve as <c>calc-dirty-rate</c> measured it, and
/// what the predictor's own simulation of that curve took. Bytes count each page with its header.
/// </summary>
public static class PredictorGuest
{
    // QEMU's documentation measures for a second.
    private const double UsualSeconds = 1;

    /// <summary>The measured curve.</summary>
    public static IReadOnlyList<DirtySample> Measured { get; } =
    [
        .. Samples.Select(sample => new DirtySample(
            sample.Milliseconds / 1e3,
            sample.DirtyPages * QemuPredictor.SampleBytes
        )),
    ];

    /// <summary>The memory that is not empty, which no working set exceeds.</summary>
    public static double WorkingSetBytes => QemuPredictor.NonZeroBytes;

    /// <summary>The curve as the predictor reads it: linear between the samples.</summary>
    public static AnyCurve Curve => QemuPredictor.Curve();

    /// <summary>What one measurement over one second makes of the guest: a constant rate on all of its memory.</summary>
    public static AnyCurve ConstantRate { get; } =
        new CappedCurve(
            Measured.Single(sample => sample.Seconds == UsualSeconds).Bytes / UsualSeconds,
            WorkingSetBytes
        );

    /// <summary>Cells of its table that take several rounds.</summary>
    public static IReadOnlyList<PublishedMigration> Migrations { get; } =
    [Cell(5120, 125), Cell(5120, 500), Cell(5120, 5000), Cell(2560, 5000)];

    private static PublishedMigration Cell(double mebibits, double limit)
    {
        var seconds = Rows.Single(row => row.Mebibits == mebibits).Seconds[
            Array.IndexOf(LimitMilliseconds, limit)
        ];
        return new(
            $"{mebibits:0} Mibit/s, limit {limit:0} ms",
            QemuPredictor.FirstPassBytes,
            mebibits * (1 << 20) / 8,
            new StopPolicy { DowntimeSeconds = limit / 1e3 },
            seconds,
            seconds - 1,
            seconds
        );
    }
}
