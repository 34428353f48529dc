using PreCopy.Model;

namespace PreCopy.Tests.Model;

/// <summary>
/// A migration under any policy once more, by somebody who has not seen the product: the clock is in seconds, and every
/// part of the policy is asked anew at every look.
/// </summary>
internal sealed class NaiveGuest(GuestCase guest, StopPolicy policy, double switchoverSeconds)
{
    private const double Tolerance = 1e-12;

    private readonly List<(double Seconds, double Left)> _looks = [];
    private double _now;
    private double _sent;
    private double _throttle;
    private double _lost;
    private int _strikes;
    private (double Seconds, double Sent) _period;
    private double _periodDirtied;
    private double _secondsBefore;

    private double Bandwidth => guest.BandwidthBytesPerSecond;

    /// <summary>The answer, or <see langword="null"/> when it takes more rounds than the caller has patience for.</summary>
    public GuestAnswer? Run(int patience)
    {
        var left = guest.MemoryBytes;
        while (_looks.Count < patience)
        {
            var unsent = Bandwidth * UnsentSeconds(left / Bandwidth);
            var seconds = (left - unsent) / Bandwidth;
            if (_now >= Deadline() || _now + seconds > Deadline() * (1 + Tolerance))
                return CutShort(left);
            _now += seconds;
            _sent += left - unsent;
            _lost += _throttle * seconds;
            var next = StillPending(unsent, seconds);
            var fresh = next - unsent;
            _secondsBefore = (1 - _throttle) * seconds;
            var isSettled = Math.Abs(next - left) <= 4e-16 * left;
            left = next;
            _looks.Add((_now, left));
            if (
                left <= Bandwidth * Limit() * (1 + Tolerance)
                || left <= policy.MinPendingBytes
                || left <= 1e-100
            )
                return Stop(Outcome.Converged, left);
            if (_looks.Count >= policy.MaxRounds)
                return Stop(Outcome.Forced, left);
            if (_sent + left > policy.MaxFactor * guest.MemoryBytes)
                return Stop(Outcome.Forced, left);
            var throttle = _throttle;
            SlowDown(fresh);
            if (isSettled && throttle == _throttle && NothingChangesAnyMore())
                return Never;
        }

        return null;
    }

    private double Dirtied(double seconds) => guest.Dirty.Unique((1 - _throttle) * seconds);

    // The copy looks every now and then: on average half that time after the pause has become short enough.
    private double UnsentSeconds(double wholeSeconds) =>
        policy.LookSeconds is { } look
            ? Math.Max(0, Math.Min(Limit() - look / 2, wholeSeconds - look))
            : 0;

    // What was dirtied in the round, and what is unsent and was not.
    private double StillPending(double unsent, double seconds)
    {
        var (fresh, before) = (Dirtied(seconds), guest.Dirty.Unique(_secondsBefore));
        var both = guest.Dirty.Unique(_secondsBefore + (1 - _throttle) * seconds);
        var kept =
            _looks.Count == 0 ? 1 - fresh / guest.MemoryBytes
            : before > 0 ? (both - fresh) / before
            : 1;
        return unsent > 0 ? fresh + unsent * kept : fresh;
    }

    private double Limit()
    {
        var limit = policy.DowntimeSeconds ?? 0;
        if (policy.Ramp is { } ramp && _looks.Count >= ramp.FromLook)
            limit = Math.Min(ramp.ToSeconds, limit + ramp.StepSeconds * Steps(ramp));
        if (policy.LooksPerDoubling is { } every)
            for (var look = every + 1; look <= _looks.Count; look += every)
                limit *= 2;
        return limit;
    }

    private double Steps(DowntimeRamp ramp)
    {
        var begin = ramp.FromLook > 0 ? _looks[ramp.FromLook - 1].Seconds : 0;
        var interval =
            ramp.IntervalSeconds
            * (
                ramp.IsIntervalPerGiB ? Math.Max(policy.LeastGiB, guest.MemoryBytes / (1 << 30)) : 1
            );
        return Math.Floor((_now - begin) / interval * (1 + Tolerance)) + (ramp.StepsAtOnce ? 1 : 0);
    }

    // The first pass progresses; after it whoever falls by a page below the least remainder that progressed.
    private double Deadline()
    {
        var timeout = policy.TimeoutSecondsFor(guest.MemoryBytes);
        if (policy.StallTimeoutSeconds is not { } stall || _looks.Count == 0)
            return timeout;
        var least = guest.MemoryBytes;
        var progressEnd = 0.0;
        var progresses = true;
        foreach (var (seconds, left) in _looks)
        {
            if (progresses)
                progressEnd = seconds;
            progresses = left <= least - 4096;
            if (progresses)
                least = left;
        }

        return progresses ? timeout : Math.Min(timeout, progressEnd + stall);
    }

    private double NextThrottle(Throttle throttle) =>
        throttle.LimitBytesPerSecondPerVcpu is { } limit
            ? Math.Max(0, 1 - limit / guest.Dirty.RateBytesPerSecond)
        : _throttle == 0 ? Math.Min(throttle.Initial, throttle.Most)
        : Math.Min(throttle.Most, _throttle + throttle.Increment);

    private void SlowDown(double fresh)
    {
        if (policy.Throttle is not { } throttle)
            return;
        _periodDirtied += fresh;
        if (NextThrottle(throttle) <= _throttle)
            return;
        if ((_now - _period.Seconds) * (1 + Tolerance) < throttle.PeriodSeconds)
            return;
        if (_periodDirtied > throttle.Trigger * (1 + Tolerance) * (_sent - _period.Sent))
            _strikes++;
        if (_strikes == throttle.Strikes)
            (_strikes, _throttle) = (0, NextThrottle(throttle));
        _period = (_now, _sent);
        _periodDirtied = 0;
    }

    private bool NothingChangesAnyMore() =>
        policy
            is {
                MaxRounds: null,
                MaxFactor: null,
                HasTimeout: false,
                StallTimeoutSeconds: null,
                LooksPerDoubling: null
            }
        && (policy.Throttle is null || NextThrottle(policy.Throttle) <= _throttle)
        && (
            policy.Ramp is null
            || _looks.Count >= policy.Ramp.FromLook
                && policy.DowntimeSeconds + policy.Ramp.StepSeconds * Steps(policy.Ramp)
                    >= policy.Ramp.ToSeconds
        );

    private GuestAnswer Never =>
        new(
            double.PositiveInfinity,
            double.PositiveInfinity,
            double.PositiveInfinity,
            int.MaxValue,
            Outcome.Never,
            _throttle > 0 ? double.PositiveInfinity : 0,
            0
        );

    private GuestAnswer CutShort(double round)
    {
        var seconds = Math.Max(0, Deadline() - _now);
        _now += seconds;
        _lost += _throttle * seconds;
        var done = seconds * Bandwidth;
        var most =
            _looks.Count == 0 || policy.LookSeconds is not null
                ? guest.MemoryBytes
                : guest.Dirty.WorkingSetBytes;
        var pending = Math.Min(
            policy.LookSeconds is null
                ? round - done + Dirtied(seconds)
                : StillPending(round - done, seconds),
            most
        );
        _sent += done;
        if (seconds > Tolerance * _now)
            _looks.Add((_now, pending));
        return policy.OnTimeout switch
        {
            TimeoutAction.Abort => new(_now, 0, _sent, _looks.Count, Outcome.Aborted, _lost, 0),
            TimeoutAction.Force => Stop(Outcome.Forced, pending),
            _ => new(
                _now + switchoverSeconds + pending / Bandwidth,
                switchoverSeconds,
                _sent + pending,
                _looks.Count,
                Outcome.PostCopy,
                _lost,
                Demanded(pending)
            ),
        };
    }

    // Page by page, as it were: the chance that the guest touches a page before the push comes to it.
    private double Demanded(double missing)
    {
        const int Pages = 20_000;
        var (push, workingSet) = (missing / Bandwidth, guest.Dirty.WorkingSetBytes);
        if (workingSet == 0 || missing == 0)
            return 0;
        var touched = Enumerable
            .Range(0, Pages)
            .Average(page => guest.Dirty.Unique((page + 0.5) / Pages * push) / workingSet);
        return Math.Min(missing, workingSet) * touched;
    }

    private GuestAnswer Stop(Outcome outcome, double left) =>
        new(
            _now + left / Bandwidth + switchoverSeconds,
            left / Bandwidth + switchoverSeconds,
            _sent + left,
            _looks.Count,
            outcome,
            _lost,
            0
        );
}
