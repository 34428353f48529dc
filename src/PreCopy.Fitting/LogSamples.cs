using PreCopy.Model.Observations;

namespace PreCopy.Fitting;

/// <summary>
/// Samples for a fit of relative residuals, ln y − ln u(t). Relative, because a measured amount scatters in proportion to
/// its size (the guest's activity varies by so many per cent, whatever the interval), and because the last rounds of a migration,
/// short intervals with few bytes, matter as much as the first. As logarithms, because then no sample pulls the curve
/// down merely by being small, as it does under weights 1/y².
/// </summary>
internal sealed class LogSamples
{
    // Times from far below the shortest interval to so far above the longest that the curve is straight to 0.05 %.
    private const double BelowShortest = 100;
    private const double AboveLongest = 1_000;

    public LogSamples(IEnumerable<DirtySample> samples)
        : this(
            [.. samples.Where(sample => sample.Bytes > 0).OrderBy(sample => sample.Seconds)],
            null
        ) { }

    private LogSamples(DirtySample[] samples, double[]? logBytes)
    {
        Samples = samples;
        Seconds = [.. samples.Select(sample => sample.Seconds)];
        LogBytes = logBytes ?? [.. samples.Select(sample => Math.Log(sample.Bytes))];
    }

    public DirtySample[] Samples { get; }

    public double[] Seconds { get; }

    public double[] LogBytes { get; }

    public int Count => Seconds.Length;

    public double LeastTime => Math.Log(Seconds[0] / BelowShortest);

    public double MostTime => Math.Log(Seconds[^1] * AboveLongest);

    /// <summary>The same times with other amounts.</summary>
    public LogSamples With(double[] logBytes) => new(Samples, logBytes);

    /// <summary>The best scale for a shape, ln W, and the squares of the residuals that it leaves.</summary>
    public (double LogScale, double Squares) Residuals(CurveShape shape, ReadOnlySpan<double> at)
    {
        Span<double> differences = Count <= 256 ? stackalloc double[Count] : new double[Count];
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
            sum += differences[i] = LogBytes[i] - Math.Log(shape.At(at, Seconds[i]));
        var mean = sum / Count;
        var squares = 0.0;
        foreach (var difference in differences)
            squares += (difference - mean) * (difference - mean);
        return (mean, squares);
    }
}
