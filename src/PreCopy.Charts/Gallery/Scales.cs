using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Axes that several charts share.</summary>
internal static class Scales
{
    private const int MostTicks = 16;

    /// <summary>The table's concurrencies as ticks; logarithmic where they double from one to the next.</summary>
    internal static Scale Concurrency(Table data)
    {
        var counts = data.Numbers("concurrency").Distinct().Order().ToArray();
        var every = (counts.Length + MostTicks - 1) / MostTicks;
        var scale = Scale.IsGeometric(counts)
            ? Scale.Logarithmic(counts)
            : Scale.Linear(counts[0] - 0.6, counts[^1] + 0.6);
        return scale.WithTicks(counts.Where((_, i) => i % every == 0));
    }

    /// <summary>From zero where the values are alike, logarithmic where they span more than a factor of 20.</summary>
    internal static Scale Spanning(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        return finite.Min() > 0 && finite.Max() > 20 * finite.Min()
            ? Scale.Logarithmic(finite)
            : Scale.FromZero(finite);
    }
}
