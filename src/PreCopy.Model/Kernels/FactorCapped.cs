using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>A policy with a byte cap: forced when the bytes sent, with what is left, exceed F·M.</summary>
public readonly struct FactorCapped : IForcedStop
{
    /// <inheritdoc/>
    public static bool IsPresent => true;

    /// <inheritdoc/>
    public static bool Forces(double rounds, double total, double maxRounds, double maxBytes) =>
        total > maxBytes;

    /// <inheritdoc/>
    public static TLanes Forces<TLanes>(
        TLanes rounds,
        TLanes total,
        TLanes maxRounds,
        TLanes maxBytes
    )
        where TLanes : struct, IVectorLanes<TLanes> => ~TLanes.LessOrEqual(total, maxBytes);
}
