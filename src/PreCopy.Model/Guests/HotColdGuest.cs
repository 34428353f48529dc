using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Guests;

/// <summary>Guests with hot-cold curves, a guest a lane; the arithmetic is that of <see cref="HotColdCurve"/>.</summary>
internal readonly struct HotColdGuest<TLanes>
    : ILaneGuest<HotColdGuest<TLanes>, HotColdCurve, TLanes>
    where TLanes : struct, IVectorLanes<TLanes>
{
    private readonly LawGuest<Saturating, TLanes> _hot;
    private readonly LawGuest<Saturating, TLanes> _cold;
    private readonly TLanes _hotShare;
    private readonly TLanes _coldShare;

    private HotColdGuest(LawGuest<Saturating, TLanes> hot, LawGuest<Saturating, TLanes> cold)
    {
        (_hot, _cold) = (hot, cold);
        RateBytesPerSecond = hot.RateBytesPerSecond + cold.RateBytesPerSecond;
        // A guest that writes nothing writes no share of it either.
        var rate = TLanes.Max(RateBytesPerSecond, TLanes.All(double.Epsilon));
        (_hotShare, _coldShare) = (hot.RateBytesPerSecond / rate, cold.RateBytesPerSecond / rate);
    }

    public static HotColdGuest<TLanes> Of(ReadOnlySpan<HotColdCurve> curves)
    {
        Eight<LawCurve<Saturating>> hot = default;
        Eight<LawCurve<Saturating>> cold = default;
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            ref readonly var curve = ref curves[lane];
            hot[lane] = new(curve.Hot.RateBytesPerSecond, curve.Hot.WorkingSetBytes);
            cold[lane] = new(curve.Cold.RateBytesPerSecond, curve.Cold.WorkingSetBytes);
        }

        return new(LawGuest<Saturating, TLanes>.Of(hot), LawGuest<Saturating, TLanes>.Of(cold));
    }

    public TLanes RateBytesPerSecond { get; }

    public TLanes WorkingSetBytes => _hot.WorkingSetBytes + _cold.WorkingSetBytes;

    public TLanes UniqueBytes(TLanes writtenBytes) =>
        _hot.UniqueBytes(writtenBytes * _hotShare) + _cold.UniqueBytes(writtenBytes * _coldShare);
}
