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

    /// <inheritdoc/>
    public double UniqueBytes(double writtenBytes)
    {
        if (writtenBytes <= 0)
            return 0;
        return Hot.UniqueBytes(writtenBytes * HotShare)
            + Cold.UniqueBytes(writtenBytes * (1 - HotShare));
    }

    /// <inheritdoc/>
    public double Shrink(double bytes, double ratio) =>
        ratio > 0
            ? Hot.Shrink(bytes, ratio * HotShare) + Cold.Shrink(bytes, ratio * (1 - HotShare)) - 1
            : 1;
}
