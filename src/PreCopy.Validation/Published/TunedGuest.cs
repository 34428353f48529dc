using PreCopy.Model.Curves;

namespace PreCopy.Validation.Published;

/// <summary>
/// The guest of KubeVirt's VEP 291, of which only a mean dirty rate and the times of its migrations are known: ten under a
/// fixed downtime limit, measured, beside what its curves say whose working sets come from ten others under a rising limit.
/// </summary>
public static class TunedGuest
{
    /// <summary>The migrations under the fixed limit.</summary>
    public static PublishedMigration Migration { get; } =
        new(
            "VEP 291, limit 300 ms",
            KubeVirtTuning.Fixed.FirstPassBytes,
            KubeVirtTuning.Fixed.BytesPerSecond,
            KubeVirtTuning.Fixed.Policy,
            KubeVirtTuning.Fixed.TotalSeconds,
            KubeVirtTuning.FixedRange.Shortest,
            KubeVirtTuning.FixedRange.Longest
        );

    /// <summary>The mean dirty rate on all of the memory.</summary>
    public static AnyCurve ConstantRate { get; } =
        Predict.Constant(KubeVirtTuning.DirtyBytesPerSecond, KubeVirtTuning.Fixed.FirstPassBytes);

    /// <summary>The mean dirty rate up to a working set.</summary>
    public static AnyCurve Capped { get; } = KubeVirtTuning.FromRisingLimit(KubeVirtTuning.Capped);

    /// <summary>The mean dirty rate into a working set that is rewritten.</summary>
    public static AnyCurve Saturating { get; } =
        KubeVirtTuning.FromRisingLimit(KubeVirtTuning.Saturating);
}
