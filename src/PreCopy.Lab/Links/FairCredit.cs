namespace PreCopy.Lab.Links;

/// <summary>Weighted max-min fairness of one moment (model, section 3): what of the credit every demand gets.</summary>
internal static class FairCredit
{
    /// <summary>Fills the demands like vessels of the width of their weights, to one level, until the credit is spent.</summary>
    /// <param name="credit">What there is to share, in bytes; not negative.</param>
    /// <param name="demands">What each could take, in bytes; +infinity for all that there is.</param>
    /// <param name="weights">Above 0.</param>
    /// <param name="grants">What each gets: its demand, or as much per weight as any other.</param>
    public static void Share(
        double credit,
        ReadOnlySpan<double> demands,
        ReadOnlySpan<double> weights,
        Span<double> grants
    )
    {
        grants.Clear();
        var level = Level(credit, demands, weights, grants);
        while (TryFill(level, ref credit, demands, weights, grants))
            level = Level(credit, demands, weights, grants);

        for (var i = 0; i < grants.Length; i++)
        {
            if (IsOpen(i, demands, grants))
                grants[i] = weights[i] * level;
        }
    }

    // Every demand below the level is met; what it leaves raises the level of the others.
    private static bool TryFill(
        double level,
        ref double credit,
        ReadOnlySpan<double> demands,
        ReadOnlySpan<double> weights,
        Span<double> grants
    )
    {
        var filled = false;
        for (var i = 0; i < grants.Length; i++)
        {
            if (!IsOpen(i, demands, grants) || demands[i] > weights[i] * level)
                continue;
            grants[i] = demands[i];
            credit = Math.Max(0, credit - demands[i]);
            filled = true;
        }

        return filled;
    }

    private static double Level(
        double credit,
        ReadOnlySpan<double> demands,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> grants
    )
    {
        var weight = 0.0;
        for (var i = 0; i < grants.Length; i++)
            weight += IsOpen(i, demands, grants) ? weights[i] : 0;
        return weight > 0 ? credit / weight : 0;
    }

    private static bool IsOpen(int i, ReadOnlySpan<double> demands, ReadOnlySpan<double> grants) =>
        grants[i] == 0 && demands[i] > 0;
}
