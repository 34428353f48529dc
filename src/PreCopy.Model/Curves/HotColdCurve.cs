namespace PreCopy.Model.Curves;

/// <summary>The sum of two saturating curves: few pages written often, many written rarely.</summary>
/// <param name="Hot">The hot part.</param>
/// <param name="Cold">The cold part; its working set is apart from the hot one.</param>
public readonly record struct HotColdCurve(SaturatingCurve Hot, SaturatingCurve Cold) : IDirtyCurve
{
    /// <inheritdoc/>
    public double RateBytesPerSecond => Hot.RateBytesPerSecond + Cold.RateBytesPerSecond;

    /// <inheritdoc/>
    public double WorkingSetBytes => Hot.WorkingSetBytes + Cold.WorkingSetBytes;

    private double HotShare => Hot.RateBytesPerSecond / RateBytesPerSecond;

    // Not 1 − HotShare: once the hot part is all dirty, a small share of the writes decides.
    private double ColdShare => Cold.RateBytesPerSecond / RateBytesPerSecond;

    /// <inheritdoc/>
    public double UniqueBytes(double writtenBytes)
    {
        if (writtenBytes <= 0)
            return 0;
        return Hot.UniqueBytes(writtenBytes * HotShare)
            + Cold.UniqueBytes(writtenBytes * ColdShare);
    }

    /// <inheritdoc/>
    public double Shrink(double bytes, double ratio) =>
        ratio > 0
            ? Hot.Shrink(bytes, ratio * HotShare) + Cold.Shrink(bytes, ratio * ColdShare) - 1
            : 1;

    // The cold part takes what rounding would add to the most.
    internal HotColdCurve Scaled(double rate, double size, double mostBytes)
    {
        var hot = Math.Min(Hot.WorkingSetBytes * size, mostBytes);
        var cold = Cold.WorkingSetBytes * size;
        while (hot + cold > mostBytes)
            cold = Math.BitDecrement(Math.Min(cold, mostBytes - hot));
        return new(
            new(Hot.RateBytesPerSecond * rate, hot),
            new(Cold.RateBytesPerSecond * rate, Math.Max(cold, 0))
        );
    }
}
