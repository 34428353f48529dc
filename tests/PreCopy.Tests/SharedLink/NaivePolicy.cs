using PreCopy.Model;

namespace PreCopy.Tests.SharedLink;

/// <summary>The changing parts of the model's stop policy for one VM, written once more: asked at every look, one by one.</summary>
internal sealed class NaivePolicy(StopPolicy policy, double memory, double dirtyRate, double vcpus)
{
    private const double Tolerance = 1e-12;
    private const double Page = 4096;

    private double _copyStart;
    private double _rampStart = double.NaN;
    private double _low = double.PositiveInfinity;
    private double _progressEnd = double.NaN;
    private double _periodStart;
    private double _sent;
    private double _dirtied;
    private int _strikes;

    public double Throttle { get; private set; }

    public double LostVcpuSeconds { get; private set; }

    /// <summary>When the copy is timed out, as far as is known now.</summary>
    public double Timeout { get; private set; }

    public void BeginCopy(double now)
    {
        (_copyStart, _periodStart, _low) = (now, now, memory);
        Timeout = EndOfTime;
    }

    public void CountRound(double seconds, double sent, double left)
    {
        LostVcpuSeconds += vcpus * Throttle * seconds;
        _sent += sent;
        _dirtied += left;
    }

    /// <summary>The downtime limit at look k, in seconds.</summary>
    public double? Limit(int k, double now)
    {
        var limit = policy.DowntimeSeconds;
        if (policy.Ramp is { } ramp && k >= ramp.FromLook)
        {
            if (double.IsNaN(_rampStart))
                _rampStart = ramp.FromLook == 0 ? _copyStart : now;
            var interval = ramp.IntervalSeconds * (ramp.IsIntervalPerGiB ? Gibibytes : 1);
            var steps = Math.Floor((now - _rampStart) / interval * (1 + Tolerance));
            if (ramp.StepsAtOnce)
                steps++;
            limit = Math.Min(ramp.ToSeconds, limit!.Value + steps * ramp.StepSeconds);
        }

        for (var look = 1 + policy.LooksPerDoubling; look <= k; look += policy.LooksPerDoubling)
            limit *= 2;
        return limit;
    }

    /// <summary>Nothing that a look asks can ever be answered otherwise while the rounds stay as they are.</summary>
    public bool IsAtRest(int k, double now) =>
        policy is { LooksPerDoubling: null, StallTimeoutSeconds: null, HasTimeout: false }
        && (
            policy.Ramp is null
            || k >= policy.Ramp.FromLook && Limit(k, now) == policy.Ramp.ToSeconds
        )
        && !(NextThrottle > Throttle);

    /// <summary>Look k has not stopped; round k of so many bytes begins.</summary>
    public void GoOn(int k, double left, double now)
    {
        if (left <= _low - Page)
            (_low, _progressEnd) = (left, double.NaN);
        else if (double.IsNaN(_progressEnd))
            _progressEnd = now;
        Timeout = EndOfTime;
        if (policy.StallTimeoutSeconds is { } stall && !double.IsNaN(_progressEnd))
            Timeout = Math.Min(Timeout, _progressEnd + stall);

        if (policy.Throttle is not { } throttle || !(NextThrottle > Throttle))
            return;
        if ((now - _periodStart) * (1 + Tolerance) < throttle.PeriodSeconds)
            return;
        if (_dirtied / _sent > throttle.Trigger * (1 + Tolerance) && ++_strikes == throttle.Strikes)
            (Throttle, _strikes) = (NextThrottle, 0);
        (_periodStart, _sent, _dirtied) = (now, 0, 0);
    }

    private double Gibibytes => Math.Max(memory / 1_073_741_824, policy.LeastGiB);

    private double EndOfTime =>
        policy.HasTimeout
            ? _copyStart
                + policy.TimeoutSeconds.GetValueOrDefault()
                + policy.TimeoutSecondsPerGiB.GetValueOrDefault() * Gibibytes
            : double.PositiveInfinity;

    private double NextThrottle =>
        policy.Throttle switch
        {
            null => 0,
            { LimitBytesPerSecondPerVcpu: { } limit } => 1 - Math.Min(1, limit * vcpus / dirtyRate),
            var steps => Math.Min(
                steps.Most,
                Throttle == 0 ? steps.Initial : Throttle + steps.Increment
            ),
        };
}
