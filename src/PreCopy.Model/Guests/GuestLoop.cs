using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Lanes;
using PreCopy.Model.Policies;

namespace PreCopy.Model.Guests;

/// <summary>
/// Migrations with any curve under any policy, a migration a lane: all take their rounds together, and a lane that has ended
/// keeps what it has. One lane is the scalar loop.
/// </summary>
internal struct GuestLoop<TGuest, TCurve, TForced, TRule, TLanes>
    where TGuest : struct, ILaneGuest<TGuest, TCurve, TLanes>
    where TCurve : struct, IDirtyCurve
    where TForced : struct, IForcedStop
    where TRule : struct, IRule
    where TLanes : struct, IVectorLanes<TLanes>
{
    private readonly TGuest _guest;
    private readonly StopLimits _limits;
    private readonly StopPolicy _policy;
    private readonly TLanes _memory;
    private readonly TLanes _bandwidth;
    private readonly TLanes _ratio;

    private LanePolicy<TLanes> _rule;
    private GuestEnds<TLanes> _ends;
    private TLanes _active;
    private TLanes _settled;
    private TLanes _mayNeverEnd;
    private TLanes _sent;
    private TLanes _left;
    private TLanes _lost;

    public GuestLoop(TLanes memory, TLanes bandwidth, in TGuest guest, StopPolicy policy)
    {
        _guest = guest;
        _policy = policy;
        _limits = StopLimits.Of(policy);
        _memory = memory;
        _bandwidth = bandwidth;
        _ratio = guest.RateBytesPerSecond / bandwidth;
        _active = TLanes.AllSet;
        _left = memory;
        if (TRule.Changes)
            _rule = new(policy, memory, bandwidth, guest.RateBytesPerSecond);
        _mayNeverEnd = TForced.IsPresent || _rule.HasDeadline ? ~TLanes.AllSet : TLanes.AllSet;
    }

    /// <summary>Copies until every lane has ended, settled under a policy that changes, or taken too many rounds; the bits of the latter two.</summary>
    public uint Run(Span<GuestEnd> ends)
    {
        var maxBytes = TLanes.All(_limits.MaxFactor) * _memory;
        var fixedThreshold = TLanes.Max(
            TLanes.All(_limits.TolerantDowntimeSeconds) * _bandwidth,
            TLanes.All(_limits.MinPendingBytes)
        );
        for (var look = 1; look <= RoundLeap.LiteralRounds && TLanes.Bits(_active) != 0; look++)
        {
            if (TRule.Changes && _rule.HasDeadline)
                CutShort(look - 1);
            var before = _left;
            _sent += before;
            if (TRule.Changes)
                _lost += _rule.Throttle * before;
            _left = Dirtied(before);
            if (TRule.Changes)
                _rule.Arrive(look, _sent);
            var threshold = TRule.Changes ? _rule.ThresholdBytes(look, _sent) : fixedThreshold;
            var rounds = TLanes.All(look);
            var converged = _active & TLanes.LessOrEqual(_left, threshold);
            var forced =
                _active
                & ~converged
                & TForced.Forces(rounds, _sent + _left, TLanes.All(_limits.MaxRounds), maxBytes);
            End(converged, rounds, Outcome.Converged);
            if (TForced.IsPresent)
                End(forced, rounds, Outcome.Forced);
            if (TRule.Changes)
                GoOn(before);
            if (!TForced.IsPresent)
                EndThoseThatSettle(look, threshold);
        }

        _ends.CopyTo(ends);
        return TLanes.Bits(_active | _settled);
    }

    // Lanes whose rounds no longer change are left to leaps.
    private void GoOn(TLanes before)
    {
        var throttle = _rule.Throttle;
        _rule.GoOn(_sent, _left);
        var settled =
            _active
            & TLanes.LessOrEqual(before, _left)
            & TLanes.LessOrEqual(_left, before)
            & TLanes.LessOrEqual(_rule.Throttle, throttle);
        _settled |= settled;
        _active &= ~settled;
    }

    private readonly TLanes Dirtied(TLanes bytes) =>
        _guest.UniqueBytes(
            bytes * (TRule.Changes ? _ratio * (TLanes.All(1) - _rule.Throttle) : _ratio)
        );

    private void End(TLanes ended, TLanes rounds, Outcome outcome)
    {
        if (TLanes.Bits(ended) == 0)
            return;
        _ends.Set(ended, rounds, _sent, _left, _lost, outcome);
        _active &= ~ended;
    }

    // A timeout strikes in a round, or as it is to begin.
    private void CutShort(int round)
    {
        var deadline = _rule.DeadlineBytes;
        // A round that ends at the very instant has ended.
        var inTime =
            TLanes.LessOrEqual(_sent + _left, deadline * TLanes.All(1 + StopPolicy.TieTolerance))
            & ~TLanes.LessOrEqual(deadline, _sent);
        var late = _active & ~inTime;
        if (TLanes.Bits(late) == 0)
            return;
        var done = TLanes.Max(TLanes.All(0), deadline - _sent);
        var most = round > 0 ? _guest.WorkingSetBytes : _memory;
        var pending = TLanes.Min(_left - done + Dirtied(done), most);
        var begun = TLanes.BlendAbove(
            done,
            TLanes.All(StopPolicy.TieTolerance) * deadline,
            TLanes.All(1),
            TLanes.All(0)
        );
        var outcome = _policy.OnTimeout.Outcome();
        _ends.Set(
            late,
            TLanes.All(round) + begun,
            _sent + done,
            outcome == Outcome.Aborted ? TLanes.All(0) : pending,
            _lost + _rule.Throttle * done,
            outcome
        );
        _active &= ~late;
    }

    private void EndThoseThatSettle(int look, TLanes threshold)
    {
        var atRest = _mayNeverEnd & _active;
        if (TRule.Changes && TLanes.Bits(atRest) != 0)
            atRest &= _rule.IsAtRest(look, _sent);
        if (TLanes.Bits(atRest) == 0)
            return;
        _mayNeverEnd &= ~atRest;
        var never = atRest & TLanes.LessOrEqual(threshold, Dirtied(threshold));
        if (TLanes.Bits(never) == 0)
            return;
        _ends.SetNever(never, _rule.Throttle);
        _active &= ~never;
    }
}
