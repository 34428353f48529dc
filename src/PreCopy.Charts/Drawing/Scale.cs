namespace PreCopy.Charts.Drawing;

/// <summary>
/// What an axis shows: a range, linear or logarithmic, and its labelled ticks.
/// ScottPlot has linear axes only, so a logarithmic one is a linear axis of logarithms.
/// </summary>
internal sealed record Scale
{
    private const int MostCounts = 16;

    private Scale(double low, double high, bool isLogarithmic, IReadOnlyList<Tick> ticks)
    {
        (Low, High, IsLogarithmic, Ticks) = (low, high, isLogarithmic, ticks);
    }

    /// <summary>A value with its label.</summary>
    internal readonly record struct Tick(double Value, string Label);

    internal double Low { get; }

    internal double High { get; }

    internal bool IsLogarithmic { get; }

    internal IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Where a value lies in the axis's own coordinates.</summary>
    internal double At(double value) => IsLogarithmic ? Math.Log10(value) : value;

    /// <summary>How far along the axis a value lies, 0 at the low end and 1 at the high end.</summary>
    internal double Share(double value) => (At(value) - At(Low)) / (At(High) - At(Low));

    internal static Scale Linear(double low, double high, int ticks = 5)
    {
        if (!(high > low))
            throw new ArgumentException($"an axis cannot go from {low} to {high}");
        var step = Step((high - low) / ticks);
        // Counted, not added up: the sum of tenths misses its labels.
        var first = (long)Math.Ceiling(low / step - 1e-9);
        var last = (long)Math.Floor(high / step + 1e-9);
        return new Scale(
            low,
            high,
            false,
            [.. Range(first, last).Select(i => new Tick(i * step, Format.Number(i * step)))]
        );
    }

    /// <summary>From zero to a little above the highest value: the axis of bars.</summary>
    internal static Scale FromZero(IEnumerable<double> values, int ticks = 5) =>
        Linear(0, values.Where(double.IsFinite).Max() * 1.08, ticks);

    /// <summary>A row for each name, the first at the top: the axis of lying bars.</summary>
    internal static Scale Rows(IReadOnlyList<string> names) =>
        new(
            -0.5,
            names.Count - 0.5,
            false,
            [.. names.Select((name, row) => new Tick(names.Count - 1 - row, name))]
        );

    internal static Scale Logarithmic(double low, double high)
    {
        var decades = Math.Log10(high / low);
        ReadOnlySpan<double> within =
            decades < 1.3 ? [1, 1.5, 2, 3, 5, 7]
            : decades < 3.2 ? [1, 2, 5]
            : [1];
        var every = Math.Max(1, (int)Math.Ceiling(decades / 8));
        var ticks = new List<Tick>();
        for (
            var power = (int)Math.Floor(Math.Log10(low));
            power <= Math.Log10(high);
            power += every
        )
            foreach (var mantissa in within)
            {
                var value = mantissa * Math.Pow(10, power);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
                    ticks.Add(new Tick(value, Format.Number(value)));
            }
        return new Scale(low, high, true, ticks);
    }

    /// <summary>Logarithmic over the values, with room at both ends.</summary>
    internal static Scale Logarithmic(IEnumerable<double> values, double room = 0.06)
    {
        var positive = values.Where(value => value > 0 && double.IsFinite(value)).ToArray();
        var (low, high) = (positive.Min(), positive.Max());
        // Never less than a factor of two: a level line is not noise.
        var stretch = Math.Max(
            Math.Pow(high / low, room),
            Math.Sqrt(Math.Max(1, 2 / (high / low)))
        );
        return Logarithmic(low / stretch, high * stretch);
    }

    /// <summary>Whether ascending values are spaced by factors rather than by steps, and want a logarithmic axis.</summary>
    internal static bool IsGeometric(double[] values) =>
        values.Length > 2 && values[0] > 0 && values[^1] - values[^2] > 2 * (values[1] - values[0]);

    /// <summary>The same range with ticks at these values and nowhere else.</summary>
    internal Scale WithTicks(IEnumerable<double> values) =>
        new(
            Low,
            High,
            IsLogarithmic,
            [.. values.Select(value => new Tick(value, Format.Number(value)))]
        );

    /// <summary>The same range with these words at their places, and no other ticks.</summary>
    internal Scale WithLabels(IEnumerable<(double Value, string Label)> labels) =>
        new(Low, High, IsLogarithmic, [.. labels.Select(each => new Tick(each.Value, each.Label))]);

    /// <summary>The same range with a tick at each of these counts or, where they are many, at the multiples of a step.</summary>
    internal Scale WithCounts(double[] counts)
    {
        var every = Math.Max(1, Step((double)counts.Length / MostCounts));
        return WithTicks(counts.Where(count => every == 1 || count % every == 0));
    }

    private static double Step(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return power
            * new[] { 1, 2, 2.5, 5, 10 }.First(factor => factor * power >= atLeast * (1 - 1e-9));
    }

    private static IEnumerable<long> Range(long first, long last)
    {
        for (var i = first; i <= last; i++)
            yield return i;
    }
}
