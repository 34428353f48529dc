using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Perfolizer.Mathematics.SignificanceTesting.Base;
using Perfolizer.Mathematics.SignificanceTesting.MannWhitney;
using Perfolizer.Metrology;
using Pragmastat;

namespace PreCopy.Comparison;

/// <summary>
/// The p-values of one-sided tests against the noise threshold. A ratio is called different when one of the first two
/// rejects, and the same when both of the others do: Schuirmann's two one-sided tests (J. Pharmacokinetics and
/// Biopharmaceutics 15, 1987).
/// </summary>
/// <param name="Slower">Against "the ratio is at most the threshold".</param>
/// <param name="Faster">Against "the ratio is at least the threshold's inverse".</param>
/// <param name="NotSlower">Against "the ratio is at least the threshold".</param>
/// <param name="NotFaster">Against "the ratio is at most the threshold's inverse".</param>
internal readonly record struct OneSidedTests(
    double Slower,
    double Faster,
    double NotSlower,
    double NotFaster
)
{
    /// <summary>That there is a difference beyond the threshold, either way.</summary>
    public double Different => Math.Min(1, 2 * Math.Min(Slower, Faster));

    /// <summary>That there is none.</summary>
    public double Same => Math.Max(NotSlower, NotFaster);

    /// <summary>
    /// Student's tests with one value a launch, its logarithmic median: what a launch measured hangs together, so only
    /// launches are independent. No benchmark is taken to be calmer than the suite's typical one, because the variance of
    /// a handful of launches is sometimes small by luck.
    /// </summary>
    public static OneSidedTests OfLaunches(
        MeasuredBenchmark baseline,
        MeasuredBenchmark contender,
        double noise,
        double typicalVariance
    )
    {
        var (before, after) = (
            LaunchSpread.LogMedians(baseline),
            LaunchSpread.LogMedians(contender)
        );
        var variance = Math.Max(LaunchSpread.Variance(baseline, contender), typicalVariance);
        var error = Math.Sqrt(variance * (1.0 / before.Length + 1.0 / after.Length));
        var freedom = before.Length + after.Length - 2;
        var (difference, bound) = (after.Mean() - before.Mean(), Math.Log(noise));
        return new(
            Below(bound - difference),
            Below(difference + bound),
            Below(difference - bound),
            Below(-bound - difference)
        );

        double Below(double distance) =>
            error > 0 ? StudentT.CDF(0, 1, freedom, distance / error)
            : distance == 0 ? 0.5
            : double.Sign(distance) > 0 ? 1
            : 0;
    }

    /// <summary>
    /// Mann and Whitney's tests of the iterations, for launches too few to tell how much they differ: nothing is shown to
    /// be the same, and only what is beyond every launch's bad luck to be different.
    /// </summary>
    public static OneSidedTests OfIterations(
        MeasuredBenchmark baseline,
        MeasuredBenchmark contender,
        double noise
    )
    {
        var factor = Math.Max(noise, ComparisonSettings.LaunchLottery);
        return new(Exceeds(contender, baseline), Exceeds(baseline, contender), 1, 1);

        double Exceeds(MeasuredBenchmark longer, MeasuredBenchmark shorter) =>
            new MannWhitneyTest().GetPValue(
                new Sample([.. longer.Launches.SelectMany(launch => launch)]),
                new Sample([
                    .. shorter.Launches.SelectMany(launch => launch).Select(ns => ns * factor),
                ]),
                AlternativeHypothesis.Greater,
                Threshold.Zero
            );
    }
}
