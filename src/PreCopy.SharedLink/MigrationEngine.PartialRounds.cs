using PreCopy.Model;
using PreCopy.Model.Policies;

namespace PreCopy.SharedLink;

// Looks inside a round: how much of it is sent, at a rate that may change while it is under way.
internal sealed partial class MigrationEngine<TCurve, TTrace, TNetwork>
{
    private double _lookSeconds;

    private bool LooksInside => !double.IsPositiveInfinity(_lookSeconds);

    // Of a round of which so many bytes have been sent, in so many seconds, at whatever rates; the present one is for the rest.
    private void PlanRound(int vm, ref Migration migration, double sent, double seconds)
    {
        migration.Round = migration.Left;
        if (!LooksInside)
            return;
        var rate = _network.RateOf(vm);
        var rest = rate * _memories[vm].RestSeconds;
        var least = sent + rate * Math.Max(0, _lookSeconds - seconds);
        migration.Round -= PartialRound.UnsentBytes(
            migration.Left,
            rest,
            rate * _lookSeconds,
            least
        );
        migration.RoundRate = rate;
    }

    // After the rates have changed.
    private void PlanRoundsAgain()
    {
        foreach (var vm in _copying.AsSpan(0, _copyingCount))
        {
            ref var migration = ref _migrations[vm];
            if (
                migration.Phase == MigrationPhase.Live
                && migration.RoundRate != _network.RateOf(vm)
            )
                PlanAgain(vm, ref migration);
        }
    }

    private void PlanAgain(int vm, ref Migration migration)
    {
        // Of a round that begins at this instant nothing, whatever the link's clock rounds.
        var sent =
            migration.RoundStart < _now
                ? Math.Clamp(migration.Round - _network.LeftOf(vm), 0, migration.Round)
                : 0;
        PlanRound(vm, ref migration, sent, _now - migration.RoundStart);
        _network.Send(vm, Math.Max(0, migration.Round - sent));
        _memories[vm].ForgetRounds();
    }

    // Only after many rounds, as leaps are: up to there limits are met exactly, ties included.
    private bool Recurs(int vm, in Migration migration) =>
        migration.Rounds > RoundLeap.LiteralRounds && _memories[vm].Recurs(migration.Left);

    private bool ShrinksWhole<TRule>(int vm, in Migration migration)
        where TRule : struct, IRule =>
        migration.Round == migration.Left
        && _vms[vm].Dirty.Shrink(migration.Left, WrittenPerSent<TRule>(vm, _network.RateOf(vm)))
            >= 0;

    private double StillPending(int vm, in Migration migration, double unsent, double written) =>
        PartialRound.PendingAfter(
            _vms[vm].Dirty,
            migration.Left,
            unsent,
            written,
            isFirstPass: migration.Rounds == 0
        );
}
