using PreCopy.Model;
using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>A guest copied at a constant rate in bytes/s.</summary>
internal readonly struct GuestAtRate<TCurve>(TCurve dirty, double rate) : IShrinking
    where TCurve : struct, IDirtyCurve
{
    public double Shrink(double bytes) => dirty.Shrink(bytes, dirty.RateBytesPerSecond / rate);
}
