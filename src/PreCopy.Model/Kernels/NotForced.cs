using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>Nothing forces the pause: the migration converges or never ends.</summary>
public readonly struct NotForced : IForcedStop
{
    /// <inheritdoc/>
    public static bool IsPresent => false;

    /// <inheritdoc/>
    public static bool Forces(double rounds, double total, double maxRounds, double maxBytes) =>
        false;

    /// <inheritdoc/>
    public static TLanes Forces<TLanes>(
        TLanes rounds,
        TLanes total,
        TLanes maxRounds,
        TLanes maxBytes
    )
        where TLanes : struct, IVectorLanes<TLanes> => ~TLanes.AllSet;
}
