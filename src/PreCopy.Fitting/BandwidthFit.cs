using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using PreCopy.Model.Observations;

namespace PreCopy.Fitting;

/// <summary>The bandwidth that a migration had, from its rounds.</summary>
public static class BandwidthFit
{
    private const int FewestForAnInterval = 3;

    /// <summary>What all rounds sent over the time they took; the interval, from three rounds on, by drawing whole rounds again.</summary>
    /// <returns>Bytes/s; nothing determined when there is no round.</returns>
    public static Estimate Of(IReadOnlyList<ObservedRound> rounds, FitSettings settings)
    {
        if (rounds.Count == 0)
            return default;
        var value = Mean(rounds);
        if (rounds.Count < FewestForAnInterval)
            return new(value, null, null);
        var random = new MersenneTwister(settings.Seed);
        var drawn = new double[settings.Resamples];
        var again = new ObservedRound[rounds.Count];
        for (var i = 0; i < drawn.Length; i++)
        {
            for (var j = 0; j < again.Length; j++)
                again[j] = rounds[random.Next(rounds.Count)];
            drawn[i] = Mean(again);
        }

        var tail = (1 - settings.Confidence) / 2;
        return new(
            value,
            Math.Min(value, Statistics.Quantile(drawn, tail)),
            Math.Max(value, Statistics.Quantile(drawn, 1 - tail))
        );
    }

    private static double Mean(IEnumerable<ObservedRound> rounds) =>
        rounds.Sum(round => round.SentBytes) / rounds.Sum(round => round.Seconds);
}
