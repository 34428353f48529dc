using PreCopy.Model.Lanes;

namespace PreCopy.Model.Guests;

/// <summary>
/// <see cref="PolicyMemory"/> for several migrations that look at the same time: what differs from migration to migration is
/// a lane, what the policy says is the same for all.
/// </summary>
internal struct LanePolicy<TLanes>
    where TLanes : struct, IVectorLanes<TLanes>
{
    private readonly StopPolicy _policy;
    private readonly double _minPendingBytes;
    private readonly TLanes _bandwidth;
    private readonly TLanes _dirtyRate;
    private readonly TLanes _timeoutBytes;
    private readonly TLanes _rampBytes;
    private readonly TLanes _stallBytes;

    private TLanes _rampStart;
    private TLanes _leastLeft;
    private TLanes _progressEnd;
    private TLanes _strikes;
    private TLanes _periodStart;
    private TLanes _periodDirtied;

    public LanePolicy(StopPolicy policy, TLanes memory, TLanes bandwidth, TLanes dirtyRate)
    {
        _policy = policy;
        _minPendingBytes = StopLimits.Of(policy).MinPendingBytes;
        _bandwidth = bandwidth;
        _dirtyRate = dirtyRate;
        Span<double> bytes = stackalloc double[TLanes.Count];
        Span<double> timeouts = stackalloc double[TLanes.Count];
        Span<double> intervals = stackalloc double[TLanes.Count];
        TLanes.Store(memory, bytes, 0);
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            timeouts[lane] = policy.TimeoutSecondsFor(bytes[lane]);
            intervals[lane] = policy.RampIntervalSecondsFor(bytes[lane]);
        }

        _timeoutBytes = TLanes.Load(timeouts, 0) * bandwidth;
        _rampBytes = TLanes.Load(intervals, 0) * bandwidth;
        _stallBytes = TLanes.All(policy.StallTimeoutSeconds ?? double.PositiveInfinity) * bandwidth;
        _leastLeft = memory;
        _progressEnd = TLanes.All(double.PositiveInfinity);
        HasDeadline = policy.HasTimeout || policy.StallTimeoutSeconds is not null;
    }

    public TLanes Throttle { get; private set; }

    public bool HasDeadline { get; }

    public readonly TLanes DeadlineBytes => TLanes.Min(_timeoutBytes, _progressEnd + _stallBytes);

    public readonly TLanes ThresholdBytes(int look, TLanes sent) =>
        TLanes.Max(
            LimitSeconds(look, sent) * TLanes.All(1 + StopPolicy.TieTolerance) * _bandwidth,
            TLanes.All(_minPendingBytes)
        );

    /// <summary>The lanes in which nothing about the policy changes any more as long as the rounds do not shrink.</summary>
    public readonly TLanes IsAtRest(int look, TLanes sent)
    {
        if (_policy.LooksPerDoubling is not null)
            return ~TLanes.AllSet;
        var atRest = TLanes.AllSet;
        if (_policy.Throttle is { } throttle)
            atRest = TLanes.LessOrEqual(Next(throttle), Throttle);
        if (_policy.Ramp is { } ramp)
            atRest &=
                look < ramp.FromLook
                    ? ~TLanes.AllSet
                    : TLanes.LessOrEqual(TLanes.All(ramp.ToSeconds), Risen(ramp, sent));
        return atRest;
    }

    public void Arrive(int look, TLanes sent)
    {
        if (_policy.Ramp is { FromLook: > 0 } ramp && look == ramp.FromLook)
            _rampStart = sent;
    }

    public void GoOn(TLanes sent, TLanes left)
    {
        var progresses = TLanes.LessOrEqual(
            left,
            _leastLeft - TLanes.All(StopPolicy.ProgressBytes)
        );
        _leastLeft = TLanes.Blend(progresses, left, _leastLeft);
        _progressEnd = TLanes.Blend(
            progresses,
            TLanes.All(double.PositiveInfinity),
            TLanes.Min(_progressEnd, sent)
        );
        if (_policy.Throttle is { } throttle)
            Watch(throttle, sent, left);
    }

    private readonly TLanes Risen(DowntimeRamp ramp, TLanes sent)
    {
        var steps = TLanes.Floor(
            (sent - _rampStart) / _rampBytes * TLanes.All(1 + StopPolicy.TieTolerance)
        );
        return TLanes.All(_policy.DowntimeSeconds ?? 0)
            + TLanes.All(ramp.StepSeconds) * (steps + TLanes.All(ramp.StepsAtOnce ? 1 : 0));
    }

    private readonly TLanes LimitSeconds(int look, TLanes sent)
    {
        var limit = TLanes.All(_policy.DowntimeSeconds ?? 0);
        if (_policy.Ramp is { } ramp && look >= ramp.FromLook)
            limit = TLanes.Min(TLanes.All(ramp.ToSeconds), Risen(ramp, sent));
        if (_policy.LooksPerDoubling is { } every)
            limit *= TLanes.All(Math.Pow(2, (look - 1) / every));
        return limit;
    }

    private readonly TLanes Next(Throttle throttle)
    {
        if (throttle.LimitBytesPerSecondPerVcpu is { } limit)
            return TLanes.Max(TLanes.All(0), TLanes.All(1) - TLanes.All(limit) / _dirtyRate);
        var most = TLanes.All(throttle.Most);
        return TLanes.BlendAbove(
            Throttle,
            TLanes.All(0),
            TLanes.Min(Throttle + TLanes.All(throttle.Increment), most),
            TLanes.Min(TLanes.All(throttle.Initial), most)
        );
    }

    private void Watch(Throttle throttle, TLanes sent, TLanes left)
    {
        var next = Next(throttle);
        _periodDirtied += left;
        var periodSent = sent - _periodStart;
        var isDue =
            ~TLanes.LessOrEqual(next, Throttle)
            & TLanes.LessOrEqual(TLanes.All(throttle.PeriodSeconds) * _bandwidth, periodSent);
        var isHigh =
            isDue & ~TLanes.LessOrEqual(_periodDirtied, TLanes.All(throttle.Trigger) * periodSent);
        _strikes += TLanes.Blend(isHigh, TLanes.All(1), TLanes.All(0));
        var rises = isHigh & TLanes.LessOrEqual(TLanes.All(throttle.Strikes), _strikes);
        Throttle = TLanes.Blend(rises, next, Throttle);
        _strikes = TLanes.Blend(rises, TLanes.All(0), _strikes);
        _periodStart = TLanes.Blend(isDue, sent, _periodStart);
        _periodDirtied = TLanes.Blend(isDue, TLanes.All(0), _periodDirtied);
    }
}
