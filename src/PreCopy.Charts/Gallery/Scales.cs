using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Axes that several charts share.</summary>
internal static class Scales
{
    /// <summary>The table's concurrencies as ticks; logarithmic where they double from one to the next.</summary>
    internal static Scale Concurrency(Table data) => Counts(data, "concurrency");

    /// <summary>A column's counts as ticks; logarithmic where they double from one to the next.</summary>
    internal static Scale Counts(Table data, string column)
    {
        var counts = data.Numbers(column).Distinct().Order().ToArray();
        var scale = Scale.IsGeometric(counts)
            ? Scale.Logarithmic(counts)
            : Scale.Linear(counts[0] - 0.6, counts[^1] + 0.6);
        return scale.WithCounts(counts);
    }

    /// <summary>Logarithmic, with room for the error bars above; below, one may reach down to any small number.</summary>
    internal static Scale WithErrors(Table data, string mean, string error, double unit = 1)
    {
        var means = data.Numbers(mean);
        var tops = means.Zip(data.Numbers(error), (value, half) => value + half);
        return Scale.Logarithmic(means.Concat(tops).Select(value => value * unit), 0.1);
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
