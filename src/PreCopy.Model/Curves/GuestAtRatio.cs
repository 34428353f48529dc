namespace PreCopy.Model.Curves;

/// <summary>A guest copied at a constant rate, of which it writes <paramref name="writtenPerSent"/> times as much: ρ = D/b, throttled.</summary>
/// <param name="dirty">Its dirty curve.</param>
/// <param name="writtenPerSent">Bytes written for each byte sent.</param>
public readonly struct GuestAtRatio<TCurve>(TCurve dirty, double writtenPerSent) : IShrinking
    where TCurve : struct, IDirtyCurve
{
    /// <inheritdoc/>
    public double Shrink(double bytes) => dirty.Shrink(bytes, writtenPerSent);
}
