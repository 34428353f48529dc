using PreCopy.Model;
using PreCopy.SharedLink;
using Step = PreCopy.Tests.SharedLink.NaiveVm.Step;

namespace PreCopy.Tests.SharedLink;

/// <summary>
/// Section 3 of the model by somebody who has not seen the product: every event looks at every VM, rates by plain water
/// filling, every round one by one.
/// </summary>
internal class NaiveLink(LinkSettings settings, NaiveVm[] vms)
{
    private const double Rounding = 1e-12;

    // Bytes are of memory throughout; those on the wire are fewer.
    private readonly double _ratio = settings.Compression?.Ratio ?? 1;

    private double _now;

    protected IReadOnlyList<NaiveVm> Vms => vms;

    /// <summary>What a migration gets at most, in bytes/s of memory: its streams' cap, or what the CPU compresses.</summary>
    protected double Cap =>
        Math.Min(
            settings.StreamCapBytesPerSecond * settings.Channels * _ratio,
            settings.Compression?.MemoryBytesPerSecond ?? double.PositiveInfinity
        );

    /// <summary>Whether a slot is given away before what else ends at that instant.</summary>
    protected virtual bool AdmitsAtOnce => true;

    /// <summary>Whether a VM may start now, these holding slots.</summary>
    protected virtual bool MayStart(NaiveVm vm, IReadOnlyCollection<NaiveVm> holding, double now) =>
        holding.Count < settings.Concurrency;

    /// <summary>When those that wait for a time may start; +infinity when none do.</summary>
    protected virtual double NextOpening(double now) => double.PositiveInfinity;

    /// <summary>The rates of those that send, the heaviest first.</summary>
    protected virtual double[] Rates(IReadOnlyList<NaiveVm> sending)
    {
        var left = settings.BandwidthBytesPerSecond * _ratio;
        var rates = new double[sending.Count];
        for (var i = 0; i < rates.Length; i++)
        {
            var share = sending[i].Weight / sending.Skip(i).Sum(other => other.Weight);
            rates[i] = Math.Min(left * share, Cap);
            left -= rates[i];
        }

        return rates;
    }

    /// <summary>The results, or <see langword="null"/> when a VM takes more rounds than the caller has patience for.</summary>
    public VmResult[]? Run(int patience)
    {
        while (true)
        {
            AdmitWhileThereAreSlots();
            ShareTheLink();
            var next = NextInstant();
            if (double.IsPositiveInfinity(next) || NothingWillEverChange())
                return
                [
                    .. vms.Select(vm =>
                        vm.Result with
                        {
                            BytesSent = vm.Result.BytesSent / _ratio,
                        }
                    ),
                ];
            LetTimePass(next);
            HandleInstant();
            if (vms.Any(vm => vm.Rounds > patience))
                return null;
        }
    }

    private void AdmitWhileThereAreSlots()
    {
        foreach (var vm in vms)
        {
            var holding = vms.Where(other => other.Phase is not Step.Waiting and not Step.Done);
            if (vm.Phase != Step.Waiting || !MayStart(vm, [.. holding], _now))
                continue;
            (vm.Start, vm.Phase, vm.Timer) = (_now, Step.Setup, _now + settings.SetupSeconds);
            if (settings.SetupSeconds == 0)
                EndTimer(vm);
        }
    }

    private void ShareTheLink()
    {
        var sending = vms.Where(vm => vm.IsSending).OrderByDescending(vm => vm.Weight).ToList();
        foreach (var (vm, rate) in sending.Zip(Rates(sending)))
        {
            if (Math.Abs(rate - vm.Rate) > Rounding * rate)
                (vm.Rate, vm.ConstantRate, vm.IsSettled) = (rate, null, false);
            if (vm.RoundStart == _now)
                vm.ConstantRate = vm.Rate;
        }
    }

    private double NextInstant() =>
        Math.Min(
            NextOpening(_now),
            vms.Min(vm =>
                Math.Min(
                    vm.IsSending ? _now + vm.SecondsLeft(_now) : double.PositiveInfinity,
                    Math.Min(vm.Timer, vm.Timeout)
                )
            )
        );

    private bool NothingWillEverChange() =>
        settings.Policy is { MaxRounds: null, MaxFactor: null }
        && double.IsPositiveInfinity(NextOpening(_now))
        && vms.All(vm =>
            vm.Phase is Step.Waiting or Step.Done
            || (vm.Phase == Step.Live && vm.IsSettled && vm.Policy.IsAtRest(vm.Rounds, _now))
        );

    private void LetTimePass(double next)
    {
        foreach (var vm in vms.Where(vm => vm.IsSending))
            vm.LetTimePass(_now, next);
        _now = next;
    }

    // Ends of transfers first, then the clock, the timeout last: as often as the instant has something to end.
    private void HandleInstant()
    {
        while (true)
        {
            if (vms.FirstOrDefault(vm => vm.IsSending && vm.IsOver) is { } sent)
                EndTransfer(sent);
            else if (vms.FirstOrDefault(vm => vm.Timer <= _now) is { } timer)
                EndTimer(timer);
            else if (vms.FirstOrDefault(vm => vm.Timeout <= _now) is { } late)
                TimeOut(late);
            else
                return;
            if (AdmitsAtOnce)
                AdmitWhileThereAreSlots();
        }
    }

    private void EndTransfer(NaiveVm vm)
    {
        var sent = vm.RoundBytes - vm.Unsent;
        vm.Sent += sent;
        var seconds = vm.ConstantRate is { } rate ? sent / rate : _now - vm.RoundStart;
        if (vm.Phase == Step.Live)
            EndRound(vm, seconds);
        else if (vm.Phase == Step.Paused)
            Switch(vm, Step.Switchover, seconds + settings.SwitchoverSeconds);
        else
            EndPush(vm, seconds);
    }

    private void EndPush(NaiveVm vm, double seconds)
    {
        const int Slices = 4096;
        vm.PostCopySeconds = seconds;
        // Of each page of the working set, the chance that it is touched before it comes.
        vm.DemandedBytes = Enumerable
            .Range(0, Slices)
            .Select(slice => vm.Curve.Unique(seconds * (slice + 0.5) / Slices))
            .Where(touched => touched > 0)
            .Sum(touched =>
                touched
                / vm.Curve.WorkingSetBytes
                * Math.Min(vm.RoundBytes, vm.Curve.WorkingSetBytes)
                / Slices
            );
        Free(vm);
    }

    private void EndRound(NaiveVm vm, double seconds)
    {
        var policy = settings.Policy;
        var sent = vm.RoundBytes - vm.Unsent;
        var left = vm.StillPending(seconds);
        var fresh = left - vm.Unsent;
        vm.Rounds++;
        vm.Policy.CountRound(seconds, sent, fresh);
        vm.IsSettled =
            vm.ConstantRate is not null && Math.Abs(left - vm.RoundBytes) <= 0.1 * Rounding * left;
        var measured = vm.ConstantRate ?? sent / seconds;
        if (
            left <= measured * vm.Policy.Limit(vm.Rounds, _now) * (1 + 1e-12)
            || left <= policy.MinPendingBytes
        )
            Pause(vm, left, Outcome.Converged);
        else if (left <= 1e-100)
            Pause(vm, left, Outcome.Converged);
        else if (vm.Rounds >= policy.MaxRounds || vm.Sent + left > policy.MaxFactor * vm.Memory)
            Pause(vm, left, Outcome.Forced);
        else
            GoOn(vm, left);
    }

    private void GoOn(NaiveVm vm, double left)
    {
        var throttle = vm.Policy.Throttle;
        vm.Policy.GoOn(vm.Rounds, left, _now);
        vm.IsSettled &= vm.Policy.Throttle == throttle;
        vm.Timeout = vm.Policy.Timeout;
        vm.Send(_now, left);
    }

    private void Pause(NaiveVm vm, double left, Outcome outcome)
    {
        (vm.Phase, vm.Outcome, vm.Timeout) = (Step.Paused, outcome, double.PositiveInfinity);
        vm.Send(_now, left);
    }

    private void Switch(NaiveVm vm, Step phase, double downtime)
    {
        (vm.Phase, vm.Downtime, vm.Timer) = (phase, downtime, _now + settings.SwitchoverSeconds);
    }

    private void EndTimer(NaiveVm vm)
    {
        vm.Timer = double.PositiveInfinity;
        if (vm.Phase == Step.Setup)
        {
            vm.Phase = Step.Live;
            vm.Policy.BeginCopy(_now);
            vm.Timeout = vm.Policy.Timeout;
            vm.Send(_now, vm.Memory);
        }
        else if (vm.Phase == Step.PostCopySwitchover)
        {
            vm.Phase = Step.PostCopy;
            vm.Send(_now, vm.RoundBytes);
        }
        else
        {
            Free(vm);
        }
    }

    // What is still unsent, and what was dirtied meanwhile; a page that is both is pending once.
    private void TimeOut(NaiveVm vm)
    {
        vm.Timeout = double.PositiveInfinity;
        vm.Sent += vm.RoundBytes - vm.Unsent;
        var most =
            vm.Rounds > 0 && settings.Policy.LookSeconds is null
                ? vm.Curve.WorkingSetBytes
                : vm.Memory;
        var left = Math.Min(vm.StillPending(_now - vm.RoundStart), most);
        vm.Policy.CountRound(_now - vm.RoundStart, vm.RoundBytes - vm.Unsent, left);
        // A round that was to begin in this very instant has not run.
        if (_now - vm.RoundStart > Rounding * _now)
            vm.Rounds++;
        switch (settings.Policy.OnTimeout)
        {
            case TimeoutAction.Force:
                Pause(vm, left, Outcome.Forced);
                break;
            case TimeoutAction.PostCopy:
                vm.Outcome = Outcome.PostCopy;
                vm.RoundBytes = left;
                Switch(vm, Step.PostCopySwitchover, settings.SwitchoverSeconds);
                break;
            default:
                vm.Outcome = Outcome.Aborted;
                Free(vm);
                break;
        }
    }

    private void Free(NaiveVm vm) => (vm.Phase, vm.End) = (Step.Done, _now);
}
