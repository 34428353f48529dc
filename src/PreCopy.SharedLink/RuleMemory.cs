using PreCopy.Model;

namespace PreCopy.SharedLink;

/// <summary>What one migration remembers of its stop policy; instants in seconds.</summary>
internal struct RuleMemory
{
    private double _rampStart;
    private double _rampInterval;
    private double _timeout;
    private double _leastLeft;
    private double _progressEnd;
    private int _strikes;
    private double _periodStart;
    private double _periodSent;
    private double _periodDirtied;
    private double _throttledSince;
    private double _lostSeconds;
    private Recurrence _recurrence;

    /// <summary>θ, by which the guest is slowed down.</summary>
    public double Throttle { get; private set; }

    /// <summary>Seconds that each vCPU has lost in the live rounds until the last <see cref="CountLost"/>.</summary>
    public readonly double LostSeconds => _lostSeconds;

    /// <summary>The downtime limit of the look before the round under way, in seconds.</summary>
    public double RestSeconds { get; private set; }

    /// <summary>Whether the round under way is so much smaller than those before that no stall deadline runs.</summary>
    public readonly bool Progresses => double.IsPositiveInfinity(_progressEnd);

    /// <summary>Whether the ramp begins at a look that is still to come.</summary>
    public readonly bool AwaitsRamp => double.IsPositiveInfinity(_rampStart);

    public static RuleMemory Begin(StopPolicy policy, double memoryBytes, double now)
    {
        var memory = new RuleMemory
        {
            _rampStart = policy.Ramp is { FromLook: > 0 } ? double.PositiveInfinity : now,
            _rampInterval = policy.RampIntervalSecondsFor(memoryBytes),
            _timeout = now + policy.TimeoutSecondsFor(memoryBytes),
            _leastLeft = memoryBytes,
            _progressEnd = double.PositiveInfinity,
            _periodStart = now,
            _throttledSince = now,
        };
        memory.TryChangeRest(policy, 0, now);
        return memory;
    }

    /// <summary>The migration has come to a look.</summary>
    public void Arrive(StopPolicy policy, double look, double now)
    {
        if (AwaitsRamp && look >= policy.Ramp!.FromLook)
            _rampStart = now;
    }

    /// <summary>The downtime limit at a look.</summary>
    public readonly double LimitSeconds(StopPolicy policy, double look, double now) =>
        policy.DowntimeSecondsAt(look, DowntimeRamp.Intervals(now - _rampStart, _rampInterval));

    /// <summary>The downtime limit at a look, with the tolerance for ties.</summary>
    public readonly double TolerantLimitSeconds(StopPolicy policy, double look, double now) =>
        LimitSeconds(policy, look, now) * (1 + StopPolicy.TieTolerance);

    /// <summary>A round begins after a look; whether it may not leave as much unsent as the one before.</summary>
    public bool TryChangeRest(StopPolicy policy, double look, double now)
    {
        var rest = LimitSeconds(policy, Math.Max(look, 1), now);
        if (rest == RestSeconds)
            return false;
        RestSeconds = rest;
        ForgetRounds();
        return true;
    }

    /// <summary>Whether a remainder was there before, in rounds that follow from one another as this one does.</summary>
    public bool Recurs(double left, double written) => _recurrence.Recurs(left, written);

    /// <summary>From now on a round follows in another way from the one before.</summary>
    public void ForgetRounds() => _recurrence = default;

    /// <summary>Whether a round of so many bytes progresses.</summary>
    public readonly bool WouldProgress(double left) =>
        left <= _leastLeft - StopPolicy.ProgressBytes;

    /// <summary>A look that does not stop: a round of so many bytes begins.</summary>
    public void BeginRound(double left, double now)
    {
        if (WouldProgress(left))
            (_leastLeft, _progressEnd) = (left, double.PositiveInfinity);
        else if (Progresses)
            _progressEnd = now;
    }

    /// <summary>Rounds that each progressed have gone down to one of so many bytes.</summary>
    public void ProgressTo(double left) => _leastLeft = Math.Min(_leastLeft, left);

    /// <summary>When a timeout strikes, unless the copy stops or progresses before.</summary>
    public readonly double Deadline(StopPolicy policy) =>
        Math.Min(_timeout, _progressEnd + (policy.StallTimeoutSeconds ?? double.PositiveInfinity));

    /// <summary>Rounds have ended.</summary>
    public void CountBytes(double sent, double dirtied)
    {
        _periodSent += sent;
        _periodDirtied += dirtied;
    }

    /// <summary>Whether a look at <paramref name="now"/> holds the bytes dirtied against those sent.</summary>
    public readonly bool IsPeriodOver(Throttle throttle, double now) =>
        Model.Throttle.IsDue(now - _periodStart, throttle.PeriodSeconds);

    /// <summary>Whether the bytes counted so far are too many.</summary>
    public readonly bool IsHigh(Throttle throttle) => throttle.IsHigh(_periodDirtied, _periodSent);

    /// <summary>Raises the throttle when a look at <paramref name="now"/> finds that it is time.</summary>
    /// <param name="throttle">The policy's.</param>
    /// <param name="next">The throttle to raise it to, above the present one.</param>
    /// <param name="now">When the last round ended.</param>
    public bool TryRaise(Throttle throttle, double next, double now)
    {
        if (!IsPeriodOver(throttle, now))
            return false;
        _strikes += IsHigh(throttle) ? 1 : 0;
        (_periodStart, _periodSent, _periodDirtied) = (now, 0, 0);
        if (_strikes < throttle.Strikes)
            return false;
        _strikes = 0;
        CountLost(now);
        Throttle = next;
        ForgetRounds();
        return true;
    }

    /// <summary>Counts what the throttle has cost until now.</summary>
    public void CountLost(double now)
    {
        _lostSeconds += Throttle * (now - _throttledSince);
        _throttledSince = now;
    }
}
