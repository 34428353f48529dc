using System.Runtime.CompilerServices;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// What the kernels without a loop over the rounds share (model, section 2): for the capped curve at a constant rate
/// v_k = v_1·ρ^(k−1) when ρ &lt; 1, and v_k = v_1 = W when ρ ≥ 1, so that with the ratio min(ρ, 1) one formula holds for both.
/// </summary>
internal static class ClosedForm
{
    /// <summary>
    /// The least 1 − ρ that a closed form takes. Below it (v_1 − ρ·v_k)/(1 − ρ) loses more than four bits by cancellation,
    /// and the loop takes over.
    /// </summary>
    public const double LeastShortfall = 1.0 / 16;

    /// <summary>
    /// Closer to the limit than this, relatively, the round is the loop's to find: the powers differ from its products by
    /// some 10⁻¹⁵. The downtime limit is never so near, because of its own tolerance.
    /// </summary>
    public const double DoubtfulDistance = 1e-13;

    /// <summary>Whether the closed form holds: for the capped curve without a byte cap.</summary>
    public static bool Holds<TLaw>(in StopLimits limits) =>
        typeof(TLaw) == typeof(Capped) && double.IsInfinity(limits.MaxFactor);

    /// <summary>Whether a round can come so near to the limit that rounding would decide.</summary>
    public static bool MayTie(in StopLimits limits) =>
        limits.MinPendingBytes > StopLimits.NothingLeft;

    /// <summary>Converged at or below this many bytes; the arithmetic of <see cref="StopLimits.ThresholdBytes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Threshold<TLanes>(
        TLanes bandwidth,
        double tolerantDowntimeSeconds,
        double minPendingBytes
    )
        where TLanes : struct, IVectorLanes<TLanes> =>
        TLanes.Max(TLanes.All(tolerantDowntimeSeconds) * bandwidth, TLanes.All(minPendingBytes));

    /// <summary>
    /// The bytes of rounds 1 to k: (v_1 − ρ·v_k)/(1 − ρ) for ρ &lt; 1, otherwise <paramref name="flat"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Resent<TLanes>(TLanes first, TLanes last, TLanes ratio, TLanes flat)
        where TLanes : struct, IVectorLanes<TLanes>
    {
        var shortfall = TLanes.All(1) - ratio;
        return TLanes.Blend(
            TLanes.LessOrEqual(shortfall, TLanes.All(0)),
            flat,
            (first - last * ratio) / shortfall
        );
    }

    /// <summary>The lanes whose ratio is too near to 1: 0 &lt; 1 − ρ &lt; <see cref="LeastShortfall"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NearOne<TLanes>(TLanes ratio)
        where TLanes : struct, IVectorLanes<TLanes>
    {
        // One comparison: less than half of it away from its half.
        var half = TLanes.All(LeastShortfall / 2);
        var distance = TLanes.All(1) - ratio - half;
        return ~TLanes.LessOrEqual(half, TLanes.Max(distance, -distance));
    }

    /// <summary>The lanes in which the last round, or the one before it, is doubtfully near to the threshold.</summary>
    // Seldom asked, and inlined it would use up what the JIT inlines into the loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Doubtful<TLanes>(TLanes last, TLanes threshold, TLanes ratio)
        where TLanes : struct, IVectorLanes<TLanes> =>
        IsNear(last, threshold) | IsNear(last, threshold * ratio);

    private static TLanes IsNear<TLanes>(TLanes value, TLanes limit)
        where TLanes : struct, IVectorLanes<TLanes> =>
        TLanes.LessOrEqual(limit * TLanes.All(1 - DoubtfulDistance), value)
        & TLanes.LessOrEqual(value, limit * TLanes.All(1 + DoubtfulDistance));
}
