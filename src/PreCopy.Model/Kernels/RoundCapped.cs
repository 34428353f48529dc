using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>A policy with a round cap: forced when k ≥ R.</summary>
public readonly struct RoundCapped : IForcedStop
{
    /// <inheritdoc/>
    public static bool IsPresent => true;

    /// <inheritdoc/>
    public static bool Forces(double rounds, double total, double maxRounds, double maxBytes) =>
        rounds >= maxRounds;

    /// <inheritdoc/>
    public static TLanes Forces<TLanes>(
        TLanes rounds,
        TLanes total,
        TLanes maxRounds,
        TLanes maxBytes
    )
        where TLanes : struct, IVectorLanes<TLanes> => TLanes.LessOrEqual(maxRounds, rounds);
}
