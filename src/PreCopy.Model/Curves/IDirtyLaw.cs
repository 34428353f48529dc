using PreCopy.Model.Lanes;

namespace PreCopy.Model.Curves;

/// <summary>The mathematics of a dirty curve with a rate and a working set, for any number of lanes.</summary>
public interface IDirtyLaw
{
    /// <summary>
    /// The unique bytes of <paramref name="writtenBytes"/> = D·t written within a working set W of
    /// <paramref name="workingSetBytes"/>: between 0 and W, non-decreasing and concave in the bytes written.
    /// </summary>
    static abstract TLanes UniqueBytes<TLanes>(TLanes writtenBytes, TLanes workingSetBytes)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>
    /// The fraction by which a round of <paramref name="bytes"/> shrinks, 1 − v_(k+1)/v_k, at ρ = D/b
    /// = <paramref name="ratio"/>; not above 0 when the rounds have settled.
    /// </summary>
    static abstract double Shrink(double bytes, double ratio, double workingSetBytes);
}
