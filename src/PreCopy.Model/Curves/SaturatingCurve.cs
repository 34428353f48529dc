using PreCopy.Model.Lanes;

namespace PreCopy.Model.Curves;

/// <summary>The curve W·(1 − e^(−D·t/W)).</summary>
/// <param name="RateBytesPerSecond">D, at least 0.</param>
/// <param name="WorkingSetBytes">W, at least 0.</param>
public readonly record struct SaturatingCurve(double RateBytesPerSecond, double WorkingSetBytes)
    : IDirtyCurve
{
    /// <inheritdoc/>
    public double UniqueBytes(double writtenBytes) =>
        Saturating.UniqueBytes(new Lane1(writtenBytes), new Lane1(WorkingSetBytes)).Value;

    /// <inheritdoc/>
    public double Shrink(double bytes, double ratio) =>
        Saturating.Shrink(bytes, ratio, WorkingSetBytes);
}
