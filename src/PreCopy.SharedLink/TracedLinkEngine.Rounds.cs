using PreCopy.Model;

namespace PreCopy.SharedLink;

// From the end of one transfer to the next: the round's duration, the dirty curve, the stop policy.
public sealed partial class TracedLinkEngine<TCurve, TTrace>
{
    private void EndTransfer(int vm)
    {
        ref var migration = ref _migrations[vm];
        Report(vm);
        switch (migration.Phase)
        {
            case MigrationPhase.Live:
                EndRound(vm, ref migration);
                break;
            case MigrationPhase.Paused:
                migration.Downtime = TransferSeconds(vm, migration) + _settings.SwitchoverSeconds;
                migration.Sent += migration.Left;
                LeaveLink(vm);
                Wait(vm, MigrationPhase.Switchover);
                break;
            default:
                migration.Sent += migration.Left;
                LeaveLink(vm);
                Free(vm);
                break;
        }
    }

    // The round's real duration: exact while the rate was constant, a difference of instants otherwise.
    private double TransferSeconds(int vm, in Migration migration) =>
        _link.IsConstantSince(vm, migration.RoundStart)
            ? migration.Left / _link.RateOf(vm)
            : _now - migration.RoundStart;

    private void EndRound(int vm, ref Migration migration)
    {
        var dirty = _vms[vm].Dirty;
        if (migration.LeapPosition >= 0)
        {
            EndLeap(vm, ref migration, migration.Leap.Rounds);
            StopOrGoOn(vm, ref migration, _link.RateOf(vm), isSettled: false);
            return;
        }

        var sent = migration.Left;
        migration.Sent += sent;
        migration.Rounds++;
        if (_link.IsConstantSince(vm, migration.RoundStart))
        {
            var rate = _link.RateOf(vm);
            migration.Left = dirty.UniqueBytes(sent * (dirty.RateBytesPerSecond / rate));
            StopOrGoOn(vm, ref migration, rate, isSettled: migration.Left == sent);
        }
        else
        {
            var seconds = _now - migration.RoundStart;
            migration.Left = dirty.UniqueBytes(dirty.RateBytesPerSecond * seconds);
            var rate = seconds > 0 ? sent / seconds : _link.RateOf(vm);
            StopOrGoOn(vm, ref migration, rate, isSettled: false);
        }
    }

    private void StopOrGoOn(int vm, ref Migration migration, double measuredRate, bool isSettled)
    {
        if (migration.Left <= _limits.ThresholdBytes(measuredRate))
            Pause(vm, ref migration, Outcome.Converged);
        else if (migration.Rounds >= _limits.MaxRounds || ExceedsBytes(vm, migration))
            Pause(vm, ref migration, Outcome.Forced);
        else
            BeginRound(vm, ref migration, isSettled);
    }

    // After very many rounds the difference, because the sum may be too large for a round to change it.
    private bool ExceedsBytes(int vm, in Migration migration) =>
        migration.Rounds > RoundLeap.LiteralRounds
            ? migration.Left > MaxBytes(vm) - migration.Sent
            : migration.Sent + migration.Left > MaxBytes(vm);

    private double MaxBytes(int vm) => _limits.MaxFactor * _vms[vm].MemoryBytes;

    private void Pause(int vm, ref Migration migration, Outcome outcome)
    {
        _timeouts.Remove(vm);
        migration.Phase = MigrationPhase.Paused;
        migration.Outcome = outcome;
        migration.RoundStart = _now;
        _link.Send(vm, migration.Left);
    }

    private void BeginRound(int vm, ref Migration migration, bool isSettled)
    {
        migration.RoundStart = _now;
        if (!TryBeginLeap(vm, ref migration, isSettled))
            _link.Send(vm, migration.Left);
    }
}
