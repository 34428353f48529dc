using MathNet.Numerics.Statistics;

namespace PreCopy.Lab.Evidence;

/// <summary>What was measured several times over; NaN of nothing.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
public readonly record struct Spread(double Mean, double Lowest, double Highest)
{
    /// <summary>Of the values that are finite: what was not measured is NaN.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] measured = [.. values.Where(double.IsFinite)];
        return new(measured.Mean(), measured.Minimum(), measured.Maximum());
    }

    /// <summary>From the lowest to the highest, as a fraction of the mean.</summary>
    public double Relative => (Highest - Lowest) / Mean;
}
