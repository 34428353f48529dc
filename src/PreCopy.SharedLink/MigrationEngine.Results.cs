using PreCopy.Model;

namespace PreCopy.SharedLink;

// What became of a VM.
internal sealed partial class MigrationEngine<TCurve, TTrace, TNetwork>
{
    private VmResult ResultOf(int vm)
    {
        ref readonly var migration = ref _migrations[vm];
        if (migration.Phase != MigrationPhase.Done)
            return NeverEnds(vm, migration);
        var result = new VmResult(
            migration.Start,
            migration.End,
            migration.Downtime,
            migration.Sent,
            migration.Rounds,
            migration.Outcome
        );
        if (_changes)
            result = result with { LostVcpuSeconds = _vms[vm].Vcpus * _memories[vm].LostSeconds };
        return migration.Outcome == Outcome.PostCopy
            ? result with
            {
                PostCopySeconds = migration.PostCopySeconds,
                DemandedBytes = PostCopy.DemandedBytes(
                    _vms[vm].Dirty,
                    migration.Left,
                    migration.PostCopySeconds
                ),
            }
            : result;
    }

    private VmResult NeverEnds(int vm, in Migration migration)
    {
        var isWaiting = migration.Phase == MigrationPhase.Waiting;
        return new(
            isWaiting ? double.PositiveInfinity : migration.Start,
            double.PositiveInfinity,
            double.PositiveInfinity,
            double.PositiveInfinity,
            double.PositiveInfinity,
            Outcome.Never
        )
        {
            LostVcpuSeconds = !isWaiting && ThrottleOf(vm) > 0 ? double.PositiveInfinity : 0,
        };
    }
}
