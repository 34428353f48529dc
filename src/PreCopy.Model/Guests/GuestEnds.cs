using PreCopy.Model.Lanes;

namespace PreCopy.Model.Guests;

/// <summary>A <see cref="GuestEnd"/> a lane, filled in as the lanes end.</summary>
internal struct GuestEnds<TLanes>
    where TLanes : struct, IVectorLanes<TLanes>
{
    private TLanes _rounds;
    private TLanes _sent;
    private TLanes _left;
    private TLanes _lost;
    private TLanes _outcome;

    /// <summary>Ends the lanes of the mask.</summary>
    public void Set(
        TLanes mask,
        TLanes rounds,
        TLanes sent,
        TLanes left,
        TLanes lost,
        Outcome outcome
    )
    {
        _rounds = TLanes.Blend(mask, rounds, _rounds);
        _sent = TLanes.Blend(mask, sent, _sent);
        _left = TLanes.Blend(mask, left, _left);
        _lost = TLanes.Blend(mask, lost, _lost);
        _outcome = TLanes.Blend(mask, TLanes.All((double)outcome), _outcome);
    }

    /// <summary>The lanes of the mask copy for ever, throttled or not.</summary>
    public void SetNever(TLanes mask, TLanes throttle)
    {
        var infinity = TLanes.All(double.PositiveInfinity);
        var lost = TLanes.BlendAbove(throttle, TLanes.All(0), infinity, TLanes.All(0));
        Set(mask, infinity, infinity, infinity, lost, Outcome.Never);
    }

    /// <summary>The end of each lane.</summary>
    public readonly void CopyTo(Span<GuestEnd> ends)
    {
        Span<double> numbers = stackalloc double[5 * TLanes.Count];
        TLanes.Store(_rounds, numbers, 0);
        TLanes.Store(_sent, numbers, TLanes.Count);
        TLanes.Store(_left, numbers, 2 * TLanes.Count);
        TLanes.Store(_lost, numbers, 3 * TLanes.Count);
        TLanes.Store(_outcome, numbers, 4 * TLanes.Count);
        for (var lane = 0; lane < TLanes.Count; lane++)
            ends[lane] = new(
                numbers[lane],
                numbers[TLanes.Count + lane],
                numbers[2 * TLanes.Count + lane],
                (Outcome)(byte)numbers[4 * TLanes.Count + lane],
                numbers[3 * TLanes.Count + lane]
            );
    }
}
