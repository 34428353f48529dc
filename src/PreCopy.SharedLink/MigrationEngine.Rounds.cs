using PreCopy.Model;
using PreCopy.Model.Policies;

namespace PreCopy.SharedLink;

// From the end of one transfer to the next: the round's duration, the dirty curve, the stop policy.
internal sealed partial class MigrationEngine<TCurve, TTrace, TNetwork>
{
    private void EndTransfer<TRule>(int vm)
        where TRule : struct, IRule
    {
        ref var migration = ref _migrations[vm];
        Report(vm);
        switch (migration.Phase)
        {
            case MigrationPhase.Live:
                EndRound<TRule>(vm, ref migration);
                break;
            case MigrationPhase.Paused:
                migration.Downtime = TransferSeconds(vm, migration) + _settings.SwitchoverSeconds;
                migration.Sent += migration.Left;
                LeaveLink(vm);
                Wait(vm, MigrationPhase.Switchover);
                break;
            default:
                migration.PostCopySeconds = TransferSeconds(vm, migration);
                migration.Sent += migration.Left;
                LeaveLink(vm);
                Free(vm);
                break;
        }
    }

    // The round's real duration: exact while the rate was constant, a difference of instants otherwise.
    private double TransferSeconds(int vm, in Migration migration) =>
        _network.IsConstantSince(vm, migration.RoundStart)
            ? migration.Left / _network.RateOf(vm)
            : _now - migration.RoundStart;

    private void EndRound<TRule>(int vm, ref Migration migration)
        where TRule : struct, IRule
    {
        if (migration.LeapPosition >= 0)
        {
            EndLeap(vm, ref migration, migration.Leap.Rounds);
            StopOrGoOn<TRule>(vm, ref migration, _network.RateOf(vm), isSettled: false);
            return;
        }

        var (pending, sent) = (migration.Left, migration.Round);
        if (_network.IsConstantSince(vm, migration.RoundStart))
        {
            var rate = _network.RateOf(vm);
            Dirty<TRule>(vm, ref migration, sent * WrittenPerSent<TRule>(vm, rate));
            var isSettled = LooksInside ? Recurs(vm, migration) : migration.Left == pending;
            StopOrGoOn<TRule>(vm, ref migration, rate, isSettled);
        }
        else
        {
            var seconds = _now - migration.RoundStart;
            Dirty<TRule>(vm, ref migration, WrittenIn<TRule>(vm, seconds));
            var rate = seconds > 0 ? sent / seconds : _network.RateOf(vm);
            StopOrGoOn<TRule>(vm, ref migration, rate, isSettled: false);
        }
    }

    private void Dirty<TRule>(int vm, ref Migration migration, double writtenBytes)
        where TRule : struct, IRule
    {
        if (TRule.Changes)
        {
            var unsent = migration.Left - migration.Round;
            migration.Left = StillPending(vm, migration, unsent, writtenBytes);
            _memories[vm].CountBytes(migration.Round, migration.Left - unsent);
        }
        else
        {
            migration.Left = _vms[vm].Dirty.UniqueBytes(writtenBytes);
        }

        migration.Sent += migration.Round;
        migration.Rounds++;
    }

    private void StopOrGoOn<TRule>(
        int vm,
        ref Migration migration,
        double measuredRate,
        bool isSettled
    )
        where TRule : struct, IRule
    {
        var limits = TRule.Changes ? LimitsAtLook(vm, migration) : _limits;
        if (migration.Left <= limits.ThresholdBytes(measuredRate))
            Pause(vm, ref migration, Outcome.Converged);
        else if (migration.Rounds >= _limits.MaxRounds || ExceedsBytes(vm, migration))
            Pause(vm, ref migration, Outcome.Forced);
        else
            BeginRound<TRule>(vm, ref migration, isSettled);
    }

    // After very many rounds the difference, because the sum may be too large for a round to change it.
    private bool ExceedsBytes(int vm, in Migration migration) =>
        migration.Rounds > RoundLeap.LiteralRounds
            ? migration.Left > MaxBytes(vm) - migration.Sent
            : migration.Sent + migration.Left > MaxBytes(vm);

    private double MaxBytes(int vm) => _limits.MaxFactor * _vms[vm].MemoryBytes;

    private void Pause(int vm, ref Migration migration, Outcome outcome)
    {
        EndLive(vm);
        migration.Phase = MigrationPhase.Paused;
        migration.Outcome = outcome;
        migration.RoundStart = _now;
        _network.Send(vm, migration.Left);
    }

    private void EndLive(int vm)
    {
        _timeouts.Remove(vm);
        if (_changes)
            _memories[vm].CountLost(_now);
    }

    private void BeginRound<TRule>(int vm, ref Migration migration, bool isSettled)
        where TRule : struct, IRule
    {
        migration.RoundStart = _now;
        // Rounds that had settled do not stay as they are when the guest is slowed down.
        if (TRule.Changes)
            isSettled &= !ChangesAtLook(vm, migration);
        PlanRound(vm, ref migration, 0, 0);
        if (!TryBeginLeap<TRule>(vm, ref migration, isSettled))
            _network.Send(vm, migration.Round);
    }
}
