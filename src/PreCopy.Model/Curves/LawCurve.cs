using PreCopy.Model.Lanes;

namespace PreCopy.Model.Curves;

/// <summary>The curve of a law with its rate and working set.</summary>
/// <param name="RateBytesPerSecond">D, at least 0.</param>
/// <param name="WorkingSetBytes">W, at least 0.</param>
/// <typeparam name="TLaw">The law.</typeparam>
public readonly record struct LawCurve<TLaw>(double RateBytesPerSecond, double WorkingSetBytes)
    : IDirtyCurve
    where TLaw : struct, IDirtyLaw
{
    /// <inheritdoc/>
    public double UniqueBytes(double writtenBytes) =>
        TLaw.UniqueBytes(new Lane1(writtenBytes), new Lane1(WorkingSetBytes)).Value;

    /// <inheritdoc/>
    public double Shrink(double bytes, double ratio) => TLaw.Shrink(bytes, ratio, WorkingSetBytes);
}
