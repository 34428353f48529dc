using PreCopy.Model;
using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>A guest copied at a constant rate, of which it writes <paramref name="writtenPerSent"/> times as much.</summary>
internal readonly struct GuestAtRate<TCurve>(TCurve dirty, double writtenPerSent) : IShrinking
    where TCurve : struct, IDirtyCurve
{
    public double Shrink(double bytes) => dirty.Shrink(bytes, writtenPerSent);
}
