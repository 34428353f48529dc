namespace PreCopy.SharedLink;

// What a trace is told: every piece of a transfer at a constant rate.
public sealed partial class TracedLinkEngine<TCurve, TTrace>
{
    private void Report(int vm)
    {
        if (!TTrace.IsEnabled)
            return;
        ref readonly var migration = ref _migrations[vm];
        var start = Math.Max(migration.RoundStart, _reportedUntil);
        if (start < _now)
            _trace.Sent(vm, start, _now, _link.RateOf(vm) / _memoryLink.Ratio, PhaseOf(migration));
    }

    // Before the rates change.
    private void ReportAll()
    {
        if (!TTrace.IsEnabled)
            return;
        for (var vm = 0; vm < _admitted; vm++)
            if (
                _migrations[vm].Phase
                is MigrationPhase.Live
                    or MigrationPhase.Paused
                    or MigrationPhase.PostCopy
            )
                Report(vm);
        _reportedUntil = _now;
    }

    private static CopyPhase PhaseOf(in Migration migration) =>
        migration.Phase == MigrationPhase.Paused ? CopyPhase.Paused
        : migration.Phase == MigrationPhase.PostCopy ? CopyPhase.PostCopy
        : migration.Rounds == 0 ? CopyPhase.FirstPass
        : CopyPhase.Resent;
}
