using PreCopy.Model.Curves;

namespace PreCopy.Model.Guests;

/// <summary>A guest that writes <paramref name="ratio"/> bytes for each byte sent: ρ = D/b, throttled.</summary>
internal readonly struct GuestAtRatio<TCurve>(TCurve dirty, double ratio) : IShrinking
    where TCurve : struct, IDirtyCurve
{
    public double Shrink(double bytes) => dirty.Shrink(bytes, ratio);
}
