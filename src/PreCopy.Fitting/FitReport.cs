using MathNet.Numerics.Statistics;

namespace PreCopy.Fitting;

/// <summary>What a fitted curve says of the guest, and what its samples do not support.</summary>
internal static class FitReport
{
    // Half as much again or a third less, typically: the samples lie on no curve.
    private const double MostScatter = 0.5;
    private const int BandPoints = 61;

    /// <summary>The fit with its intervals, and every reason against it.</summary>
    public static CurveFit Full(
        FittedShape fit,
        FittedShape single,
        LogSamples samples,
        FitSettings settings
    )
    {
        var drawn = Bootstrap.Draw(fit, samples, settings);
        var rate = Late(Interval(each => each.Rate));
        var workingSet = Limited(Interval(each => each.Scale));
        var brief = Brief(fit, single, samples, settings) with
        {
            RateBytesPerSecond = rate,
            WorkingSetBytes = workingSet,
            Parts =
                fit.Parts.Length == 1
                    ? []
                    :
                    [
                        .. fit.Parts.Select(
                            (_, part) =>
                                new CurvePart(
                                    Interval(each => each.Parts[part].Rate),
                                    Limited(Interval(each => each.Parts[part].WorkingSet))
                                )
                        ),
                    ],
            Band = [.. Band(fit, drawn, samples, settings.Confidence)],
        };
        return brief with { Reason = brief.Reason ?? Open(rate, workingSet, fit, samples) };

        Estimate Interval(Func<FittedShape, double> parameter) =>
            Estimate.Of(parameter(fit), [.. drawn.Select(parameter)], settings.Confidence);

        // What the shortest interval already fills may have been filled in any shorter time.
        Estimate Late(Estimate estimate) =>
            drawn.Count(each => each.IsFilledIn(samples.Seconds[0]))
            > (1 - settings.Confidence) / 2 * drawn.Length
                ? new(
                    null,
                    Math.Min(
                        estimate.Low!.Value,
                        fit.Bytes(samples.Seconds[0]) / samples.Seconds[0]
                    ),
                    null
                )
                : estimate;

        // What was not seen is not determined: the largest that was is the least that it can be.
        Estimate Limited(Estimate estimate)
        {
            var seen = Math.Min(estimate.Low!.Value, fit.Bytes(samples.Seconds[^1]));
            var most = Math.Min(
                estimate.High!.Value,
                settings.MemoryBytes ?? double.PositiveInfinity
            );
            return most <= Estimate.WidestFactor * seen
                ? new(
                    Math.Min(estimate.Value ?? most, most),
                    Math.Min(estimate.Low.Value, most),
                    most
                )
                : new(null, seen, settings.MemoryBytes);
        }
    }

    /// <summary>The fit's best values, without the intervals.</summary>
    public static CurveFit Brief(
        FittedShape fit,
        FittedShape single,
        LogSamples samples,
        FitSettings settings
    )
    {
        var rms = Math.Sqrt(fit.Squares / samples.Count);
        var bytes = samples.Samples.Select(sample => sample.Bytes).ToArray();
        var left = samples.Samples.Sum(sample =>
            Math.Pow(sample.Bytes - fit.Bytes(sample.Seconds), 2)
        );
        var varies = bytes.PopulationVariance() * bytes.Length;
        return new CurveFit
        {
            Curve = fit.Kind.Name,
            RateBytesPerSecond = new(fit.Rate, null, null),
            WorkingSetBytes = new(
                Math.Min(fit.Scale, settings.MemoryBytes ?? fit.Scale),
                null,
                null
            ),
            RSquared = varies > 0 ? 1 - left / varies : double.NaN,
            RmsRelativeResidual = rms,
            Aicc = fit.Aicc(samples.Count),
            Model = fit.Kind.Model(fit.Parts),
            Reason =
                rms > MostScatter
                    ? $"the samples lie on no such curve: they scatter by {rms:P0} around the best"
                : fit.Parts.Length > 1 && fit.Aicc(samples.Count) >= single.Aicc(samples.Count)
                    ? "hot and cold cannot be told apart: one saturating curve explains the samples as well"
                : null,
        };
    }

    private static string? Open(
        Estimate rate,
        Estimate workingSet,
        FittedShape fit,
        LogSamples samples
    ) =>
        !workingSet.IsDetermined
            ? $"the samples reach only {Words.Number(samples.Seconds[^1])} s, where the curve still rises: the working set is at least {Words.Bytes(workingSet.Low!.Value)}, not determined"
        : !rate.IsDetermined
            ? $"even {Words.Number(samples.Seconds[0])} s, the shortest interval, dirties all of {(fit.Parts.Length > 1 ? "the hot part" : "the working set")}: the rate is at least {Words.Rate(rate.Low!.Value)}, not determined"
        : null;

    private static IEnumerable<BandPoint> Band(
        FittedShape fit,
        FittedShape[] drawn,
        LogSamples samples,
        double confidence
    )
    {
        var (first, last) = (samples.Seconds[0], samples.Seconds[^1]);
        var tail = (1 - confidence) / 2;
        for (var i = 0; i < BandPoints; i++)
        {
            var seconds = first * Math.Pow(last / first, (double)i / (BandPoints - 1));
            var bytes = fit.Bytes(seconds);
            var values = drawn.Select(each => each.Bytes(seconds)).ToArray();
            yield return new(
                seconds,
                bytes,
                Math.Min(bytes, Statistics.Quantile(values, tail)),
                Math.Max(bytes, Statistics.Quantile(values, 1 - tail))
            );
        }
    }
}
