namespace PreCopy.Lab.Links;

/// <summary>Weighted max-min fairness of one moment (model, section 3): what of the credit every demand gets.</summary>
internal static class FairCredit
{
    /// <summary>
    /// Fills the demands like vessels of the width of their weights, to one level, until the credit is spent. A vessel stands
    /// lower by what its stream lags behind, so that it is filled first.
    /// </summary>
    /// <param name="credit">What there is to share, in bytes.</param>
    /// <param name="demands">What each could take, in bytes.</param>
    /// <param name="weights">Above 0.</param>
    /// <param name="lags">How many bytes per unit of weight each is behind; 0 for nothing.</param>
    /// <param name="grants">What each gets: its demand, or as much as brings it to the common level.</param>
    public static void Share(
        double credit,
        ReadOnlySpan<double> demands,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> lags,
        Span<double> grants
    )
    {
        var level = Level(credit, demands, weights, lags);
        for (var i = 0; i < grants.Length; i++)
            grants[i] = Math.Min(demands[i], weights[i] * Math.Max(0, level + lags[i]));
    }

    // Upwards from rim to rim and from bottom to bottom, because in between the vessels that take are the same.
    private static double Level(
        double credit,
        ReadOnlySpan<double> demands,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> lags
    )
    {
        var level = double.NegativeInfinity;
        while (true)
        {
            var width = 0.0;
            var next = double.PositiveInfinity;
            for (var i = 0; i < demands.Length; i++)
            {
                var bottom = -lags[i];
                var rim = bottom + demands[i] / weights[i];
                if (bottom <= level && level < rim)
                    width += weights[i];
                next = Math.Min(
                    next,
                    level < bottom ? bottom
                        : level < rim ? rim
                        : next
                );
            }

            if (double.IsPositiveInfinity(next))
                return level;
            var bytes = width > 0 ? width * (next - level) : 0;
            if (bytes >= credit)
                return width > 0 ? level + credit / width : level;
            credit -= bytes;
            level = next;
        }
    }
}
