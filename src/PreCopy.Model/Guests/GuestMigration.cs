using PreCopy.Model.Curves;

namespace PreCopy.Model.Guests;

/// <summary>
/// One migration at a constant rate under any policy, the model's section 2 word for word: round after round, a look before
/// each. After <see cref="RoundLeap.LiteralRounds"/> rounds it goes on in leaps, up to where the policy may change its mind.
/// Where looks come inside a round, a leap is only for rounds that no longer change and for those sent whole that do not grow:
/// each of the others takes as long as from look to look, 72,000 of 50 ms in an hour, and so they are taken one by one.
/// </summary>
internal struct GuestMigration<TCurve>
    where TCurve : struct, IDirtyCurve
{
    private readonly TCurve _dirty;
    private readonly StopLimits _limits;
    private readonly double _memory;
    private readonly double _ratio;
    private readonly double _maxBytes;

    private PolicyMemory _rule;
    private Recurrence _recurrence;
    private bool _mayNeverEnd;
    private bool _isSettled;
    private double _round;
    private double _sent;
    private double _left;
    private double _rest;
    private double _lost;

    /// <summary>Begins a migration.</summary>
    /// <param name="memory">M in bytes.</param>
    /// <param name="bandwidth">b in bytes/s.</param>
    /// <param name="dirty">The guest's dirty curve.</param>
    /// <param name="limits">The policy's plain parts.</param>
    /// <param name="policy">The whole policy, or null when there are only plain parts.</param>
    public GuestMigration(
        double memory,
        double bandwidth,
        in TCurve dirty,
        in StopLimits limits,
        StopPolicy? policy
    )
    {
        _dirty = dirty;
        _limits = limits;
        _memory = memory;
        _ratio = dirty.RateBytesPerSecond / bandwidth;
        _maxBytes = limits.MaxFactor * memory;
        _rule = new(limits, policy, memory, bandwidth, dirty.RateBytesPerSecond);
        _left = memory;
        _rest = _rule.RestBytes(0, 0);
        _mayNeverEnd =
            double.IsInfinity(limits.MaxRounds)
            && double.IsInfinity(limits.MaxFactor)
            && !_rule.HasDeadline;
    }

    /// <summary>One migration from its start to its end.</summary>
    public static GuestEnd Run(
        double memory,
        double bandwidth,
        in TCurve dirty,
        StopPolicy policy
    ) => new GuestMigration<TCurve>(memory, bandwidth, dirty, StopLimits.Of(policy), policy).Run();

    /// <summary>Copies until the migration has ended.</summary>
    public GuestEnd Run()
    {
        while (true)
        {
            if (_rule.CutsShort(_sent, RoundBytes))
                return CutShort();
            var before = _left;
            var dirtied = before;
            if (_round > RoundLeap.LiteralRounds && !double.IsFinite(_sent + _left))
                return GuestEnd.Never(_rule.Throttle);
            if (!(_isSettled || MayLeapUnsettled) || !_rule.MayLeap)
                TakeRound(ref dirtied);
            else if (!TryLeap(ref dirtied))
                return GuestEnd.Never(_rule.Throttle);
            _rule.Arrive(_round, _sent);
            var threshold = Threshold;
            if (_left <= threshold)
                return new(_round, _sent, _left, Outcome.Converged, _lost);
            if (_round >= _limits.MaxRounds || ExceedsBytes)
                return new(_round, _sent, _left, Outcome.Forced, _lost);
            GoOn(dirtied);
            if (_mayNeverEnd && _rule.IsAtRest(_sent) && NeverConverges(threshold, before))
                return GuestEnd.Never(_rule.Throttle);
        }
    }

    // More is never followed by less; with looks inside a round, by a little less at most.
    private bool NeverConverges(double threshold, double before)
    {
        if (_rule.LooksInside)
            return _round > RoundLeap.LiteralRounds && _left >= before;
        _mayNeverEnd = false;
        return Dirtied(threshold) >= threshold;
    }

    private readonly double Threshold => _rule.ThresholdBytes(_round, _sent);

    // u at the throttled rate.
    private readonly double WrittenPerSent => _ratio * (1 - _rule.Throttle);

    private readonly double Dirtied(double bytes) => _dirty.UniqueBytes(bytes * WrittenPerSent);

    private readonly double StillPending(double unsent, double sent) =>
        PartialRound.PendingAfter(_dirty, _left, unsent, sent * WrittenPerSent, _round == 0);

    private readonly double RoundBytes => _left - _rule.UnsentBytes(_left, _rest);

    private readonly bool MayLeapUnsettled =>
        _round > RoundLeap.LiteralRounds
        && (!_rule.LooksInside || RoundBytes == _left && _dirty.Shrink(_left, WrittenPerSent) >= 0);

    // After very many rounds the difference, because the sum may be too large for a round to change it.
    private readonly bool ExceedsBytes =>
        _round > RoundLeap.LiteralRounds ? _left > _maxBytes - _sent : _sent + _left > _maxBytes;

    private void TakeRound(ref double dirtied)
    {
        var sent = RoundBytes;
        var left = StillPending(_left - sent, sent);
        dirtied = left - (_left - sent);
        _sent += sent;
        _lost += _rule.Throttle * sent;
        // A byte cap ends them soon enough, and its ties are those of the sum.
        _isSettled = _rule.LooksInside
            ? _round > RoundLeap.LiteralRounds && _recurrence.Recurs(left)
            : _rule.Changes && left == _left && double.IsInfinity(_maxBytes);
        _left = left;
        _round++;
    }

    // Rounds that no longer change are leapt over at once, up to where the policy does.
    private void GoOn(double dirtied)
    {
        var (throttle, rest) = (_rule.Throttle, _rest);
        _rule.GoOn(_sent, _left, dirtied);
        _rest = _rule.RestBytes(_round, _sent);
        if (throttle == _rule.Throttle && rest == _rest)
            return;
        _isSettled = false;
        _recurrence = default;
    }

    // Many rounds at once; false when they would go on for ever.
    private bool TryLeap(ref double dirtied)
    {
        var roundsLeft = Math.Min(_limits.MaxRounds - _round, _rule.LooksUntilChange(_round));
        var round = RoundBytes;
        // What stays unsent round after round counts against the cap, too.
        var bytesLeft = Math.Min(_maxBytes - (_left - round), _rule.NextChange(_sent)) - _sent;
        var leap = _isSettled
            ? RoundLeap.Settled(round, roundsLeft, bytesLeft)
            : RoundLeap.Plan(
                new GuestAtRatio<TCurve>(_dirty, WrittenPerSent),
                _left,
                Threshold,
                roundsLeft,
                bytesLeft
            );
        var rounds = leap.Rounds;
        if (!double.IsFinite(rounds))
            return false;
        if (_rule.ProgressingBytes > 0 && leap.Geometry.Left(1) < 1)
            rounds = Math.Clamp(
                Math.Ceiling(leap.Geometry.CountTo(_rule.ProgressingBytes / _left)),
                1,
                rounds
            );
        var bytes = round * leap.Geometry.Sum(rounds);
        var left = _left * leap.Geometry.Left(rounds);
        dirtied = bytes - _left + left;
        _sent += bytes;
        _lost += _rule.Throttle * bytes;
        _left = left;
        _round += rounds;
        return true;
    }

    // A timeout strikes in a round, or as it is to begin.
    private readonly GuestEnd CutShort()
    {
        var done = Math.Max(0, _rule.DeadlineBytes - _sent);
        // Pages may be both unsent and dirtied: they are pending once.
        var unsent = _left - done;
        var pending = _rule.LooksInside
            ? StillPending(unsent, done)
            : Math.Min(unsent + Dirtied(done), _round > 0 ? _dirty.WorkingSetBytes : _memory);
        var outcome = _rule.OnTimeout.Outcome();
        return new(
            _round + (done > StopPolicy.TieTolerance * _rule.DeadlineBytes ? 1 : 0),
            _sent + done,
            outcome == Outcome.Aborted ? 0 : pending,
            outcome,
            _lost + _rule.Throttle * done
        );
    }
}
