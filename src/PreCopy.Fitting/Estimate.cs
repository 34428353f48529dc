namespace PreCopy.Fitting;

/// <summary>A parameter with its interval. What the data do not determine is null: a value, an end of the interval, or all.</summary>
/// <param name="Value">The best value.</param>
/// <param name="Low">The interval's lower end: the parameter is at least this.</param>
/// <param name="High">The interval's upper end.</param>
public readonly record struct Estimate(double? Value, double? Low, double? High)
{
    /// <summary>An interval wider than this factor says nothing more of a parameter than its order of magnitude.</summary>
    public const double WidestFactor = 10;

    /// <summary>Whether the data determine the parameter.</summary>
    public bool IsDetermined => Value is not null;

    /// <summary>The percentile interval of bootstrapped values; no value when it is wider than <see cref="WidestFactor"/>.</summary>
    internal static Estimate Of(double value, double[] drawn, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var low = Math.Min(value, MathNet.Numerics.Statistics.Statistics.Quantile(drawn, tail));
        var high = Math.Max(
            value,
            MathNet.Numerics.Statistics.Statistics.Quantile(drawn, 1 - tail)
        );
        return new(high <= WidestFactor * low ? value : null, low, high);
    }
}
