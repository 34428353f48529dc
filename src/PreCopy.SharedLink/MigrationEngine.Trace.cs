namespace PreCopy.SharedLink;

// What a trace is told: every piece of a transfer at a constant rate.
internal sealed partial class MigrationEngine<TCurve, TTrace, TNetwork>
{
    private void Report(int vm)
    {
        if (!TTrace.IsEnabled)
            return;
        ref readonly var migration = ref _migrations[vm];
        var start = Math.Max(migration.RoundStart, _reportedUntil);
        if (start < _now)
            _trace.Sent(vm, start, _now, _network.RateOf(vm) / _wireRatio, PhaseOf(migration));
    }

    // Before the rates change.
    private void ReportAll()
    {
        if (!TTrace.IsEnabled)
            return;
        foreach (var vm in _copying.AsSpan(0, _copyingCount))
            Report(vm);
        _reportedUntil = _now;
    }

    private static CopyPhase PhaseOf(in Migration migration) =>
        migration.Phase == MigrationPhase.Paused ? CopyPhase.Paused
        : migration.Phase == MigrationPhase.PostCopy ? CopyPhase.PostCopy
        : migration.Rounds == 0 ? CopyPhase.FirstPass
        : CopyPhase.Resent;
}
