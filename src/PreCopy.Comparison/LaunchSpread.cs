using MathNet.Numerics.Statistics;

namespace PreCopy.Comparison;

/// <summary>
/// How much launches of one program differ: the variance of the logarithms of the launches' medians, each side's about its
/// own mean, both sides together.
/// </summary>
internal static class LaunchSpread
{
    /// <summary>Of one benchmark; NaN where neither side has two launches.</summary>
    public static double Variance(MeasuredBenchmark baseline, MeasuredBenchmark contender)
    {
        var (squares, freedom) = (0.0, 0);
        foreach (var side in new[] { baseline, contender }.Select(LogMedians))
            if (side.Length > 1)
            {
                squares += side.Variance() * (side.Length - 1);
                freedom += side.Length - 1;
            }
        return squares / freedom;
    }

    /// <summary>The median of the benchmarks' own variances; 0 where none is known.</summary>
    public static double Typical(IEnumerable<double> variances)
    {
        var known = variances.Where(double.IsFinite).ToArray();
        return known.Length == 0 ? 0 : known.Median();
    }

    /// <summary>The logarithm of each launch's median time in nanoseconds.</summary>
    public static double[] LogMedians(MeasuredBenchmark side) =>
        [.. side.Launches.Select(launch => Math.Log(launch.Median()))];
}
