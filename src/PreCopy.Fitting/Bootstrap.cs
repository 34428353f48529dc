using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace PreCopy.Fitting;

/// <summary>
/// The bootstrap of residuals (Davison and Hinkley, Bootstrap Methods and their Application, 6.2): the fit's own amounts, each
/// with a residual drawn with replacement, fitted again. The intervals measured stay as they are, so that no resample lacks
/// the short ones or the long ones.
/// </summary>
internal static class Bootstrap
{
    public static FittedShape[] Draw(FittedShape fit, LogSamples samples, FitSettings settings)
    {
        var count = samples.Count;
        var expected = new double[count];
        var residuals = new double[count];
        for (var i = 0; i < count; i++)
        {
            expected[i] = Math.Log(fit.Bytes(samples.Seconds[i]));
            residuals[i] = samples.LogBytes[i] - expected[i];
        }

        var random = new MersenneTwister(settings.Seed);
        var again = new LogSamples[settings.Resamples];
        for (var i = 0; i < again.Length; i++)
        {
            var spread = Spread(count, fit.Kind.Parameters, random);
            var amounts = new double[count];
            for (var j = 0; j < count; j++)
                amounts[j] = expected[j] + spread * residuals[random.Next(count)];
            again[i] = samples.With(amounts);
        }

        // All that is random has been drawn: in whatever order the fits end, they are the same.
        var drawn = new FittedShape[again.Length];
        Parallel.For(
            0,
            drawn.Length,
            i => drawn[i] = FittedShape.Of(fit.Kind, again[i], near: fit.At)
        );
        return drawn;
    }

    // Residuals are smaller than the errors, for the curve has followed them, and how large the errors are is itself known
    // only as well as so few of them tell: chi-squared, as in Student's t.
    internal static double Spread(int count, int parameters, Random random)
    {
        double free = count - parameters;
        return Math.Sqrt(count / ChiSquared.Sample(random, free));
    }
}
