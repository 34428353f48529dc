using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using Pragmastat;

namespace PreCopy.Comparison;

/// <summary>How many times as long the second side takes, with what chance could have made of it.</summary>
/// <param name="Ratio">The median of the ratios of every launch of one side to every launch of the other, each launch by its median.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
public readonly record struct RatioInterval(double Ratio, double Lower, double Upper)
{
    /// <summary>
    /// The ratio with its percentile bootstrap interval. What a launch measured hangs together, so whole launches are drawn,
    /// with replacement, and then iterations within each (Davison and Hinkley, Bootstrap Methods and their Application, 3.8).
    /// </summary>
    internal static RatioInterval Of(
        IReadOnlyList<double[]> baseline,
        IReadOnlyList<double[]> contender,
        ComparisonSettings settings
    )
    {
        var random = new MersenneTwister(settings.Seed);
        var drawn = new double[settings.Resamples];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = HodgesLehmann(Drawn(baseline, random), Drawn(contender, random));
        var tail = (1 - settings.Confidence) / 2;
        return new(
            HodgesLehmann(
                [.. baseline.Select(Statistics.Median)],
                [.. contender.Select(Statistics.Median)]
            ),
            Statistics.Quantile(drawn, tail),
            Statistics.Quantile(drawn, 1 - tail)
        );
    }

    /// <summary>Whether the whole interval lies within a factor of one.</summary>
    internal bool IsWithin(double factor) => Lower >= 1 / factor && Upper <= factor;

    private static double HodgesLehmann(double[] baseline, double[] contender) =>
        Toolkit.Ratio(new Sample(contender), new Sample(baseline)).NominalValue;

    private static double[] Drawn(IReadOnlyList<double[]> launches, MersenneTwister random)
    {
        var medians = new double[launches.Count];
        for (var i = 0; i < medians.Length; i++)
        {
            var launch = launches[random.Next(launches.Count)];
            var iterations = new double[launch.Length];
            for (var j = 0; j < iterations.Length; j++)
                iterations[j] = launch[random.Next(launch.Length)];
            medians[i] = ArrayStatistics.MedianInplace(iterations);
        }
        return medians;
    }
}
