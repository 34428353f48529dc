using PreCopy.Model.Curves;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>The curves that a guest of a given dirty rate and working set has in the benchmarks.</summary>
public static class GuestCurves
{
    private static readonly double[] MeasuredSeconds = [0.25, 0.5, 1, 2, 4, 8, 16, 32];

    /// <summary>Writes that fall anywhere on the working set.</summary>
    public static SaturatingCurve Saturating(double dirtyBytesPerSecond, double workingSetBytes) =>
        new(dirtyBytesPerSecond, workingSetBytes);

    /// <summary>Four fifths of the writes fall on a fifth of the working set.</summary>
    public static HotColdCurve HotCold(double dirtyBytesPerSecond, double workingSetBytes) =>
        new(
            new(0.8 * dirtyBytesPerSecond, 0.2 * workingSetBytes),
            new(0.2 * dirtyBytesPerSecond, 0.8 * workingSetBytes)
        );

    /// <summary>The saturating curve as somebody has measured it, from a quarter of a second to half a minute.</summary>
    public static MeasuredCurve Measured(double dirtyBytesPerSecond, double workingSetBytes)
    {
        var curve = Saturating(dirtyBytesPerSecond, workingSetBytes);
        var bytes = MeasuredSeconds.Select(seconds =>
            curve.UniqueBytes(dirtyBytesPerSecond * seconds)
        );
        return new(MeasuredSeconds, [.. bytes], workingSetBytes);
    }
}
