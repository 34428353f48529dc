namespace PreCopy.Validation.Published;

/// <summary>
/// The data of a migration-time predictor posted to qemu-devel in 2023 ("Migration time prediction using calc-dirty-rate"):
/// what it sampled in a guest of 32 GiB, and the cells of its table that are known.
/// </summary>
internal static class PredictorTable
{
    public const double PageBytes = 4096;
    public const double HeaderBytes = 8;
    public const double TotalPages = 8_392_704;
    public const double SampledPages = 16_392;
    public const double SampledZeroPages = 10_060;

    /// <summary>How long pages were watched, in milliseconds, and how many of the sample were dirty then.</summary>
    public static (int Milliseconds, int DirtyPages)[] Samples { get; } =
    [
        (125, 33),
        (250, 78),
        (375, 119),
        (500, 151),
        (750, 217),
        (1000, 236),
        (1500, 293),
        (2000, 336),
        (3000, 425),
        (4001, 505),
        (6000, 620),
        (8000, 756),
        (10_000, 898),
        (15_000, 1204),
        (20_000, 1457),
        (25_000, 1723),
        (30_000, 1934),
        (35_000, 2141),
        (40_000, 2328),
        (45_000, 2522),
        (50_000, 2675),
        (60_000, 2958),
    ];

    /// <summary>The columns: the downtime limit in milliseconds; +infinity is "unlimited".</summary>
    public static double[] LimitMilliseconds { get; } =
    [125, 250, 500, 1000, 5000, double.PositiveInfinity];

    /// <summary>The rows: the bandwidth in 2²⁰ bit/s, and the total time in whole seconds, rounded up; +infinity is "never".</summary>
    public static (double Mebibits, double[] Seconds)[] Rows { get; } =
    [
        (100, [Never, Never, Never, Never, Never, 16 * 60 + 59]),
        (2560, [Never, Never, Never, Never, 67, 40]),
        (5120, [48, 46, 31, 28, 25, 20]),
        (40_960, [3, 3, 3, 3, 3, 3]),
    ];

    private const double Never = double.PositiveInfinity;
}
