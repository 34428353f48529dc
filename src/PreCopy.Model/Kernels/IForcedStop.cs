using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>The parts of a stop policy that force the pause, chosen at compile time.</summary>
public interface IForcedStop
{
    /// <summary>Whether any part is present: without one a migration may never end.</summary>
    static abstract bool IsPresent { get; }

    /// <summary>Whether <paramref name="rounds"/> live rounds, or <paramref name="total"/> bytes with the paused send, are enough.</summary>
    static abstract bool Forces(double rounds, double total, double maxRounds, double maxBytes);

    /// <summary>The same for several lanes, as a mask.</summary>
    static abstract TLanes Forces<TLanes>(
        TLanes rounds,
        TLanes total,
        TLanes maxRounds,
        TLanes maxBytes
    )
        where TLanes : struct, IVectorLanes<TLanes>;
}
