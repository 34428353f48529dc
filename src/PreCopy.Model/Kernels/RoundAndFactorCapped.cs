using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>A policy with both a round cap and a byte cap.</summary>
public readonly struct RoundAndFactorCapped : IForcedStop
{
    /// <inheritdoc/>
    public static bool IsPresent => true;

    /// <inheritdoc/>
    public static bool Forces(double rounds, double total, double maxRounds, double maxBytes) =>
        rounds >= maxRounds || total > maxBytes;

    /// <inheritdoc/>
    public static TLanes Forces<TLanes>(
        TLanes rounds,
        TLanes total,
        TLanes maxRounds,
        TLanes maxBytes
    )
        where TLanes : struct, IVectorLanes<TLanes> =>
        TLanes.LessOrEqual(maxRounds, rounds) | ~TLanes.LessOrEqual(total, maxBytes);
}
