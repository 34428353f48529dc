namespace PreCopy.Model.Guests;

/// <summary>
/// A stop policy in the course of one migration at a constant rate b, with what it has to remember. Its clock counts bytes:
/// after t seconds b·t bytes have been sent, so that times, too, are compared without a division.
/// </summary>
internal struct PolicyMemory
{
    private readonly StopLimits _limits;
    private readonly StopPolicy? _policy;
    private readonly double _bandwidth;
    private readonly double _dirtyRate;
    private readonly double _timeoutBytes;
    private readonly double _stallBytes;
    private readonly double _rampBytes;
    private readonly double _lookBytes;

    private double _rampStart;
    private double _leastLeft;
    private double _progressEnd;
    private int _strikes;
    private double _periodStart;
    private double _periodDirtied;

    /// <param name="limits">The plain parts.</param>
    /// <param name="policy">The whole policy, or null when there are only plain parts.</param>
    /// <param name="memory">M in bytes.</param>
    /// <param name="bandwidth">b in bytes/s.</param>
    /// <param name="dirtyRate">D in bytes/s.</param>
    public PolicyMemory(
        in StopLimits limits,
        StopPolicy? policy,
        double memory,
        double bandwidth,
        double dirtyRate
    )
    {
        _limits = limits;
        _policy = policy;
        _bandwidth = bandwidth;
        _dirtyRate = dirtyRate;
        // An absent part is infinite, whatever the bandwidth.
        _timeoutBytes = policy is { HasTimeout: true }
            ? policy.TimeoutSecondsFor(memory) * bandwidth
            : double.PositiveInfinity;
        _stallBytes = policy?.StallTimeoutSeconds * bandwidth ?? double.PositiveInfinity;
        _rampBytes = (policy?.RampIntervalSecondsFor(memory) ?? 0) * bandwidth;
        _lookBytes = policy?.LookSeconds * bandwidth ?? double.PositiveInfinity;
        _rampStart = policy?.Ramp is { FromLook: > 0 } ? double.PositiveInfinity : 0;
        _leastLeft = memory;
        _progressEnd = double.PositiveInfinity;
    }

    /// <summary>Whether any part of the policy changes with time.</summary>
    public readonly bool Changes => _policy is { IsPlain: false };

    /// <summary>θ, by which the guest is slowed down.</summary>
    public double Throttle { get; private set; }

    /// <summary>Converged when at most so many bytes are left at this look, after so many bytes sent.</summary>
    public readonly double ThresholdBytes(double look, double sent) =>
        double.MaxNative(TolerantLimitSeconds(look, sent) * _bandwidth, _limits.MinPendingBytes);

    /// <summary>Whether looks come inside a round.</summary>
    public readonly bool LooksInside => !double.IsPositiveInfinity(_lookBytes);

    /// <summary>What the round after a look may leave unsent, in bytes; 0 when it is sent whole.</summary>
    public readonly double RestBytes(double look, double sent) =>
        LooksInside ? _policy!.DowntimeSecondsAt(Math.Max(look, 1), Steps(sent)) * _bandwidth : 0;

    /// <summary>The bytes unsent after a round of <paramref name="left"/> that may leave <paramref name="rest"/>.</summary>
    public readonly double UnsentBytes(double left, double rest) =>
        PartialRound.UnsentBytes(left, rest, _lookBytes, _lookBytes);

    /// <summary>The bytes that have been sent when a timeout strikes, if nothing else happens before.</summary>
    public readonly double DeadlineBytes => Math.Min(_timeoutBytes, _progressEnd + _stallBytes);

    /// <summary>Whether a timeout strikes in the next round or as it is to begin; a round that ends at that instant has ended.</summary>
    public readonly bool CutsShort(double sent, double left) =>
        sent >= DeadlineBytes || sent + left > DeadlineBytes * (1 + StopPolicy.TieTolerance);

    /// <summary>Whether there is a timeout of any kind.</summary>
    public readonly bool HasDeadline =>
        !double.IsPositiveInfinity(_timeoutBytes) || !double.IsPositiveInfinity(_stallBytes);

    /// <summary>What a timeout does.</summary>
    public readonly TimeoutAction OnTimeout => _policy?.OnTimeout ?? TimeoutAction.Abort;

    /// <summary>Whether nothing about the policy changes any more as long as the rounds do not shrink.</summary>
    public readonly bool IsAtRest(double sent) =>
        _policy?.LooksPerDoubling is null && !CanRise && IsRampDone(sent);

    /// <summary>Whether a leap over several looks misses none that the stall timeout asks about.</summary>
    public readonly bool MayLeap =>
        double.IsPositiveInfinity(_stallBytes) || !double.IsPositiveInfinity(_progressEnd);

    /// <summary>The ramp begins at this look, if it begins at one.</summary>
    public void Arrive(double look, double sent)
    {
        if (_policy?.Ramp is { FromLook: > 0 } ramp && look == ramp.FromLook)
            _rampStart = sent;
    }

    /// <summary>A look that did not stop.</summary>
    /// <param name="sent">Bytes sent so far.</param>
    /// <param name="left">Bytes to be sent next.</param>
    /// <param name="dirtied">What was dirtied since the look before; <paramref name="left"/>, but for a leap over many.</param>
    public void GoOn(double sent, double left, double dirtied)
    {
        if (left <= _leastLeft - StopPolicy.ProgressBytes && left < _leastLeft)
            (_leastLeft, _progressEnd) = (left, double.PositiveInfinity);
        else if (double.IsPositiveInfinity(_progressEnd))
            _progressEnd = sent;
        if (_policy?.Throttle is { } throttle && CanRise)
            Watch(throttle, sent, dirtied);
    }

    /// <summary>The bytes after which the rule may differ from what it is now, beyond <paramref name="sent"/>.</summary>
    public readonly double NextChange(double sent)
    {
        var next = DeadlineBytes;
        if (sent >= _rampStart && !IsRampDone(sent))
            next = Math.Min(next, _rampStart + (Steps(sent) + 1) * _rampBytes);
        if (CanRise)
            next = Math.Min(next, _periodStart + _policy!.Throttle!.PeriodSeconds * _bandwidth);
        return next;
    }

    /// <summary>The looks after <paramref name="look"/> at which the rule is still what it is now.</summary>
    public readonly double LooksUntilChange(double look)
    {
        var looks = double.PositiveInfinity;
        // An infinite limit doubles no more.
        if (
            _policy is { LooksPerDoubling: { } every }
            && double.IsFinite(_policy.DowntimeSecondsAt(look, -1))
        )
            looks = every - (look - 1) % every;
        if (double.IsPositiveInfinity(_rampStart))
            looks = Math.Min(looks, _policy!.Ramp!.FromLook - look);
        return looks;
    }

    /// <summary>A remainder at or below which the copy progresses again; 0 where nobody asks.</summary>
    public readonly double ProgressingBytes =>
        double.IsPositiveInfinity(_stallBytes) ? 0 : _leastLeft - StopPolicy.ProgressBytes;

    private readonly bool CanRise =>
        _policy?.Throttle is { } throttle && throttle.Next(Throttle, _dirtyRate, 1) > Throttle;

    private readonly double Steps(double sent) =>
        DowntimeRamp.Intervals(sent - _rampStart, _rampBytes);

    private readonly double TolerantLimitSeconds(double look, double sent) =>
        _policy is { Ramp: not null } or { LooksPerDoubling: not null }
            ? _policy.DowntimeSecondsAt(look, Steps(sent)) * (1 + StopPolicy.TieTolerance)
            : _limits.TolerantDowntimeSeconds;

    private readonly bool IsRampDone(double sent) =>
        _policy?.Ramp is not { } ramp
        || sent >= _rampStart
            && _policy.DowntimeSeconds + ramp.RiseSeconds(Steps(sent)) >= ramp.ToSeconds;

    private void Watch(Throttle throttle, double sent, double dirtied)
    {
        _periodDirtied += dirtied;
        var periodSent = sent - _periodStart;
        if (!Model.Throttle.IsDue(periodSent, throttle.PeriodSeconds * _bandwidth))
            return;
        if (throttle.IsHigh(_periodDirtied, periodSent) && ++_strikes >= throttle.Strikes)
        {
            _strikes = 0;
            Throttle = throttle.Next(Throttle, _dirtyRate, 1);
        }

        (_periodStart, _periodDirtied) = (sent, 0);
    }
}
