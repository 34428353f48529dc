namespace PreCopy.Charts.Drawing;

/// <summary>Keeps labels apart.</summary>
internal static class Spacing
{
    /// <summary>Moves positions apart to at least a gap, as little as it takes, within limits while these suffice.</summary>
    internal static float[] Spread(float[] wanted, float gap, float low, float high)
    {
        var order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ToArray();
        var placed = (float[])wanted.Clone();
        // Up from the low end, then back down from the high end: what was pushed too far returns.
        for (var i = 0; i < order.Length; i++)
            placed[order[i]] = Math.Max(
                placed[order[i]],
                i == 0 ? low : placed[order[i - 1]] + gap
            );
        for (var i = order.Length - 1; i >= 0; i--)
            placed[order[i]] = Math.Min(
                placed[order[i]],
                i == order.Length - 1 ? high : placed[order[i + 1]] - gap
            );
        return placed;
    }
}
