using PreCopy.Model.Lanes;

namespace PreCopy.Model.Curves;

/// <summary>The curve min(D·t, W); "constant dirty rate" is W = the VM's memory.</summary>
/// <param name="RateBytesPerSecond">D, at least 0.</param>
/// <param name="WorkingSetBytes">W, at least 0.</param>
public readonly record struct CappedCurve(double RateBytesPerSecond, double WorkingSetBytes)
    : IDirtyCurve
{
    /// <inheritdoc/>
    public double UniqueBytes(double writtenBytes) =>
        Capped.UniqueBytes(new Lane1(writtenBytes), new Lane1(WorkingSetBytes)).Value;

    /// <inheritdoc/>
    public double Shrink(double bytes, double ratio) =>
        Capped.Shrink(bytes, ratio, WorkingSetBytes);
}
