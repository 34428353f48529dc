namespace PreCopy.Comparison;

/// <summary>Holm's correction for many comparisons (Scandinavian Journal of Statistics 6, 1979): valid however they depend on each other.</summary>
internal static class Holm
{
    /// <summary>The adjusted p-values, in the order of the given ones.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var highest = 0.0;
        var left = pValues.Count;
        foreach (var i in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            highest = Math.Max(highest, Math.Min(1, pValues[i] * left--));
            adjusted[i] = highest;
        }
        return adjusted;
    }
}
