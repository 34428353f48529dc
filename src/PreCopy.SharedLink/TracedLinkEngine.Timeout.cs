using PreCopy.Model;

namespace PreCopy.SharedLink;

// What the policy's timeout does, at its very instant.
public sealed partial class TracedLinkEngine<TCurve, TTrace>
{
    private void TimeOut(int vm)
    {
        _timeouts.Remove(vm);
        ref var migration = ref _migrations[vm];
        Report(vm);
        if (migration.LeapPosition >= 0)
            BreakLeap(vm);
        var unsent = Math.Clamp(_link.LeftOf(vm), 0, migration.Left);
        migration.Sent += migration.Left - unsent;
        var dirty = _vms[vm].Dirty;
        var dirtied = dirty.UniqueBytes(dirty.RateBytesPerSecond * (_now - migration.RoundStart));
        // Pages of the working set may be both unsent and dirtied: they are pending once.
        var most = migration.Rounds > 0 ? dirty.WorkingSetBytes : _vms[vm].MemoryBytes;
        migration.Left = Math.Min(unsent + dirtied, most);
        // A round that was to begin at this very instant has not run.
        migration.Rounds += migration.RoundStart < _now ? 1 : 0;
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
