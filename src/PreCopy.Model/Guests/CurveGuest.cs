using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Guests;

/// <summary>A guest with any curve, in a single lane.</summary>
internal readonly struct CurveGuest<TCurve>(TCurve dirty)
    : ILaneGuest<CurveGuest<TCurve>, TCurve, Lane1>
    where TCurve : struct, IDirtyCurve
{
    public static CurveGuest<TCurve> Of(ReadOnlySpan<TCurve> curves) => new(curves[0]);

    public Lane1 RateBytesPerSecond => new(dirty.RateBytesPerSecond);

    public Lane1 WorkingSetBytes => new(dirty.WorkingSetBytes);

    public Lane1 UniqueBytes(Lane1 writtenBytes) => new(dirty.UniqueBytes(writtenBytes.Value));
}
