using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Policies;

namespace PreCopy.SharedLink;

// Many rounds as one transfer: rounds that no longer change, or change too slowly to be taken one by one.
internal sealed partial class MigrationEngine<TCurve, TTrace, TNetwork>
{
    // Up to the literal rounds a leap is for those that have settled for good: limits are met exactly, ties included.
    private bool TryBeginLeap<TRule>(int vm, ref Migration migration, bool isSettled)
        where TRule : struct, IRule
    {
        var isLong =
            migration.Rounds >= RoundLeap.LiteralRounds
            && (!LooksInside || ShrinksWhole<TRule>(vm, migration));
        if (!isLong && !isSettled)
            return false;
        var leap = PlanLeap<TRule>(vm, migration, isSettled);
        if (TRule.Changes)
            leap = UntilChange(vm, migration, leap);
        if (!isLong && leap.Rounds <= RoundLeap.LiteralRounds)
            return false;
        migration.Leap = leap;
        migration.LeapPosition = _leapingCount;
        _leaping[_leapingCount++] = vm;
        _network.Send(vm, migration.Round * leap.Geometry.Sum(leap.Rounds));
        return true;
    }

    private RoundLeap PlanLeap<TRule>(int vm, in Migration migration, bool isSettled)
        where TRule : struct, IRule
    {
        var roundsLeft = _limits.MaxRounds - migration.Rounds;
        // What stays unsent round after round counts against the cap, too.
        var bytesLeft = MaxBytes(vm) - (migration.Left - migration.Round) - migration.Sent;
        if (isSettled)
            return RoundLeap.Settled(migration.Round, roundsLeft, bytesLeft);
        var rate = _network.RateOf(vm);
        var guest = new GuestAtRatio<TCurve>(_vms[vm].Dirty, WrittenPerSent<TRule>(vm, rate));
        var limits = TRule.Changes ? LimitsAtLook(vm, migration) : _limits;
        var threshold = limits.ThresholdBytes(rate);
        return RoundLeap.Plan(guest, migration.Left, threshold, roundsLeft, bytesLeft);
    }

    // Books the rounds of a leap that have ended, and takes the VM from the list of those that leap.
    private void EndLeap(int vm, ref Migration migration, double rounds)
    {
        if (_changes)
            CountLeap(vm, migration, rounds);
        migration.Sent += migration.Round * migration.Leap.Geometry.Sum(rounds);
        migration.Rounds += rounds;
        migration.Left *= migration.Leap.Geometry.Left(rounds);
        var last = _leaping[--_leapingCount];
        _leaping[migration.LeapPosition] = last;
        _migrations[last].LeapPosition = migration.LeapPosition;
        _migrations[vm].LeapPosition = -1;
    }

    // A leap rests on a constant rate. Before that changes, what is under way becomes an ordinary round again.
    private void BreakLeap(int vm)
    {
        ref var migration = ref _migrations[vm];
        var sent = _network.SentOf(vm);
        var rate = _network.RateOf(vm);
        var geometry = migration.Leap.Geometry;
        var rounds = Math.Clamp(
            Math.Floor(geometry.Count(sent / migration.Round)),
            0,
            migration.Leap.Rounds - 1
        );
        var ended = migration.Round * geometry.Sum(rounds);
        EndLeap(vm, ref migration, rounds);
        PlanRound(vm, ref migration, 0, 0);
        var underWay = Math.Clamp(sent - ended, 0, migration.Round);
        migration.RoundStart = _now - underWay / rate;
        if (_changes)
            ResumeLook(vm, migration);
        _network.Send(vm, migration.Round - underWay);
    }
}
