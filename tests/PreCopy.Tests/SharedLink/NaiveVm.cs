using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>One VM of <see cref="NaiveLink"/>.</summary>
internal sealed class NaiveVm(Vm<AnyCurve> vm)
{
    private enum Step
    {
        Waiting,
        Setup,
        Live,
        Paused,
        Switchover,
        PostCopySwitchover,
        PostCopy,
        Done,
    }

    private Step _step;
    private Outcome _outcome = Outcome.Never;
    private double _start = double.PositiveInfinity;
    private double _end;
    private double _downtime;
    private double _round;
    private double _left;
    private double _sent;
    private double _rounds;
    private double _roundStart;
    private double _timer = double.PositiveInfinity;
    private double _timeout = double.PositiveInfinity;

    public bool HoldsSlot => _step is not (Step.Waiting or Step.Done);

    public bool Copies => _step is Step.Live or Step.Paused or Step.PostCopy;

    public VmResult Result =>
        _step == Step.Done
            ? new(_start, _end, _downtime, _sent, _rounds, _outcome)
            : new(
                _start,
                double.PositiveInfinity,
                double.PositiveInfinity,
                double.PositiveInfinity,
                double.PositiveInfinity,
                Outcome.Never
            );

    public double TransferEnd(double now, double rate) =>
        Copies ? now + _left / rate : double.PositiveInfinity;

    public double NextEvent(double now, double rate) =>
        Math.Min(
            TransferEnd(now, rate),
            Math.Min(_timer, _step == Step.Live ? _timeout : double.PositiveInfinity)
        );

    public void Send(double bytes) => _left -= bytes;

    public void Admit(double now, LinkSettings settings)
    {
        _start = now;
        (_step, _timer) = (Step.Setup, now + settings.SetupSeconds);
    }

    public bool EndTimer(double now, LinkSettings settings)
    {
        if (_timer > now)
            return false;
        _timer = double.PositiveInfinity;
        switch (_step)
        {
            case Step.Setup:
                _timeout = now + settings.Policy.TimeoutSecondsFor(vm.MemoryBytes);
                Begin(Step.Live, vm.MemoryBytes, now);
                break;
            case Step.PostCopySwitchover:
                Begin(Step.PostCopy, _round, now);
                break;
            default:
                Finish(now);
                break;
        }

        return true;
    }

    public void EndTransfer(double now, double rate, LinkSettings settings)
    {
        _sent += _round;
        if (_step == Step.Live)
        {
            EndRound(now, rate, settings.Policy);
        }
        else if (_step == Step.Paused)
        {
            _downtime = now - _roundStart + settings.SwitchoverSeconds;
            (_step, _timer) = (Step.Switchover, now + settings.SwitchoverSeconds);
        }
        else
        {
            Finish(now);
        }
    }

    public void TimeOut(double now, LinkSettings settings)
    {
        if (_step != Step.Live || _timeout > now)
            return;
        _sent += _round - _left;
        var dirtied = Dirtied(now - _roundStart);
        var most = _rounds > 0 ? vm.Dirty.WorkingSetBytes : vm.MemoryBytes;
        _round = Math.Min(_left + dirtied, most);
        _rounds++;
        switch (settings.Policy.OnTimeout)
        {
            case TimeoutAction.Abort:
                _outcome = Outcome.Aborted;
                Finish(now);
                break;
            case TimeoutAction.Force:
                _outcome = Outcome.Forced;
                Begin(Step.Paused, _round, now);
                break;
            default:
                _outcome = Outcome.PostCopy;
                _downtime = settings.SwitchoverSeconds;
                (_step, _timer) = (Step.PostCopySwitchover, now + settings.SwitchoverSeconds);
                break;
        }
    }

    private void EndRound(double now, double rate, StopPolicy policy)
    {
        var seconds = now - _roundStart;
        var measured = seconds > 0 ? _round / seconds : rate;
        _rounds++;
        var next = Dirtied(seconds);
        var converged =
            next <= measured * (policy.DowntimeSeconds ?? 0) * (1 + StopPolicy.TieTolerance)
            || next <= (policy.MinPendingBytes ?? 0);
        var forced =
            _rounds >= policy.MaxRounds || _sent + next > policy.MaxFactor * vm.MemoryBytes;
        if (converged || forced)
            _outcome = converged ? Outcome.Converged : Outcome.Forced;
        Begin(converged || forced ? Step.Paused : Step.Live, next, now);
    }

    private double Dirtied(double seconds) =>
        vm.Dirty.UniqueBytes(vm.Dirty.RateBytesPerSecond * seconds);

    private void Begin(Step step, double bytes, double now)
    {
        _step = step;
        _round = _left = bytes;
        _roundStart = now;
    }

    private void Finish(double now) => (_step, _end) = (Step.Done, now);
}
