using Perfolizer.Mathematics.Common;
using Perfolizer.Mathematics.QuantileEstimators;
using Pragmastat;

namespace PreCopy.Studies.Histories;

/// <summary>A median with its 95 % confidence interval.</summary>
/// <param name="Median">The estimate of Harrell and Davis (Biometrika 69, 1982), steadier than the middle sample.</param>
/// <param name="Lower">The lower end by the standard error of Maritz and Jarrett (JASA 73, 1978); NaN of a single sample.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct MedianInterval(double Median, double Lower, double Upper)
{
    /// <summary>Of at least one sample.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MedianInterval Of(IEnumerable<double> samples)
    {
        double[] values = [.. samples];
        if (values.Length == 0)
            throw new ArgumentException("a median of no samples", nameof(samples));
        var interval = HarrellDavisQuantileEstimator
            .Instance.QuantileConfidenceIntervalEstimator(new Sample(values), Probability.Half)
            .ConfidenceInterval(ConfidenceLevel.L95);
        return new(interval.Estimation, interval.Lower, interval.Upper);
    }
}
