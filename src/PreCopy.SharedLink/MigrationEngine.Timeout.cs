using PreCopy.Model;
using PreCopy.Model.Policies;

namespace PreCopy.SharedLink;

// What a timeout of the policy does, at its very instant.
internal sealed partial class MigrationEngine<TCurve, TTrace, TNetwork>
{
    private void TimeOut<TRule>(int vm)
        where TRule : struct, IRule
    {
        ref var migration = ref _migrations[vm];
        Report(vm);
        if (migration.LeapPosition >= 0)
            BreakLeap(vm);
        var underWay = Math.Clamp(_network.LeftOf(vm), 0, migration.Round);
        var rounding = StopPolicy.TieTolerance * _now * _network.RateOf(vm);
        if (underWay <= rounding && migration.RoundStart < _now)
        {
            // The round ends at this very instant and is looked at before.
            EndRound<TRule>(vm, ref migration);
            return;
        }

        EndLive(vm);
        migration.Sent += migration.Round - underWay;
        var unsent = migration.Left - migration.Round + underWay;
        var written = WrittenIn<TRule>(vm, _now - migration.RoundStart);
        // Pages may be both unsent and dirtied: they are pending once.
        migration.Left = LooksInside
            ? StillPending(vm, migration, unsent, written)
            : Math.Min(
                unsent + _vms[vm].Dirty.UniqueBytes(written),
                migration.Rounds > 0 ? _vms[vm].Dirty.WorkingSetBytes : _vms[vm].MemoryBytes
            );
        // A round that was to begin at this very instant has not run.
        migration.Rounds += _now - migration.RoundStart > StopPolicy.TieTolerance * _now ? 1 : 0;
        switch (_settings.Policy.OnTimeout)
        {
            case TimeoutAction.Force:
                Pause(vm, ref migration, Outcome.Forced);
                break;
            case TimeoutAction.PostCopy:
                migration.Outcome = Outcome.PostCopy;
                migration.Downtime = _settings.SwitchoverSeconds;
                LeaveLink(vm);
                Wait(vm, MigrationPhase.PostCopySwitchover);
                break;
            default:
                migration.Outcome = Outcome.Aborted;
                LeaveLink(vm);
                Free(vm);
                break;
        }
    }
}
