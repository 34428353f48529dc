namespace PreCopy.Model.Curves;

/// <summary>
/// A guest's dirty curve u: the unique bytes it dirties in an interval. Curves take the interval as the bytes
/// <em>written</em> in it, D·t, because a round of v bytes at a constant rate b writes v·ρ with ρ = D/b: one true
/// division, and D = b is seen to shrink nothing (model, section 2).
/// </summary>
public interface IDirtyCurve
{
    /// <summary>The dirty rate D = u'(0), in bytes/s.</summary>
    double RateBytesPerSecond { get; }

    /// <summary>The writable working set W, in bytes: what the curve saturates at.</summary>
    double WorkingSetBytes { get; }

    /// <summary>The unique bytes dirtied while <paramref name="writtenBytes"/> = D·t are written.</summary>
    double UniqueBytes(double writtenBytes);

    /// <summary>
    /// The fraction by which a round of <paramref name="bytes"/> shrinks at ρ = D/b = <paramref name="ratio"/>:
    /// 1 − <see cref="UniqueBytes"/>(bytes·ρ)/bytes without its cancellation.
    /// </summary>
    double Shrink(double bytes, double ratio);
}
