namespace PreCopy.Planning.Draws;

/// <summary>Quantiles by the nearest rank: a value that was drawn, so that one that is infinite spoils no other.</summary>
internal static class Quantiles
{
    private const double Least = 0.05;

    /// <summary>The 5 %, 50 % and 95 % quantiles.</summary>
    public static Interval Interval(IEnumerable<double> values)
    {
        var sorted = Sorted(values);
        return new(At(sorted, Least), At(sorted, 0.5), At(sorted, 1 - Least));
    }

    /// <summary>The smallest value that at least the given share of the values does not exceed.</summary>
    public static double At(IEnumerable<double> values, double share) => At(Sorted(values), share);

    private static double[] Sorted(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }

    // A share such as 0.95 of 20 is a little above 19 in floating point.
    private static double At(double[] sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length * (1 - 1e-12)) - 1)];
}
