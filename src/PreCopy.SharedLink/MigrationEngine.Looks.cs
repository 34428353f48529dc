using PreCopy.Model;
using PreCopy.Model.Policies;

namespace PreCopy.SharedLink;

// The parts of a stop policy that change in the course of a migration, asked at every look.
internal sealed partial class MigrationEngine<TCurve, TTrace, TNetwork>
{
    private readonly RuleMemory[] _memories = new RuleMemory[capacity];

    private bool _changes;

    private double ThrottleOf(int vm) => _changes ? _memories[vm].Throttle : 0;

    // Of a round that was copied at a constant rate.
    private double WrittenPerSent<TRule>(int vm, double rate)
        where TRule : struct, IRule
    {
        var ratio = _vms[vm].Dirty.RateBytesPerSecond / rate;
        return TRule.Changes ? ratio * (1 - _memories[vm].Throttle) : ratio;
    }

    private double WrittenIn<TRule>(int vm, double seconds)
        where TRule : struct, IRule
    {
        var written = _vms[vm].Dirty.RateBytesPerSecond * seconds;
        return TRule.Changes ? written * (1 - _memories[vm].Throttle) : written;
    }

    private StopLimits LimitsAtLook(int vm, in Migration migration)
    {
        ref var memory = ref _memories[vm];
        memory.Arrive(_settings.Policy, migration.Rounds, _now);
        return _limits with
        {
            TolerantDowntimeSeconds = memory.TolerantLimitSeconds(
                _settings.Policy,
                migration.Rounds,
                _now
            ),
        };
    }

    // What a look that does not stop brings about; whether the next rounds are those of another guest.
    private bool ChangesAtLook(int vm, in Migration migration)
    {
        ref var memory = ref _memories[vm];
        memory.BeginRound(migration.Left, _now);
        var deadline = memory.Deadline(_settings.Policy);
        if (double.IsPositiveInfinity(deadline))
            _timeouts.Remove(vm);
        else
            _timeouts.Set(vm, deadline);
        var changesRest =
            LooksInside && memory.TryChangeRest(_settings.Policy, migration.Rounds, _now);
        return TryRaiseThrottle(vm, _now) || changesRest;
    }

    private bool TryRaiseThrottle(int vm, double now) =>
        CanRaise(vm, out var next) && _memories[vm].TryRaise(_settings.Policy.Throttle!, next, now);

    private bool CanRaise(int vm, out double next)
    {
        var present = _memories[vm].Throttle;
        next =
            _settings.Policy.Throttle?.Next(
                present,
                _vms[vm].Dirty.RateBytesPerSecond,
                _vms[vm].Vcpus
            ) ?? 0;
        return next > present;
    }

    // The rounds up to the first look at which the rule may say something else.
    private RoundLeap UntilChange(int vm, in Migration migration, RoundLeap leap)
    {
        if (!MayChange(vm, migration, leap, leap.Rounds))
            return leap;
        var (unchanged, changed) = (0.0, Math.Min(leap.Rounds, 1));
        while (changed < leap.Rounds && !MayChange(vm, migration, leap, changed))
            (unchanged, changed) = (changed, Math.Min(2 * changed, leap.Rounds));
        while (changed - unchanged > 1)
        {
            var middle = unchanged + Math.Floor((changed - unchanged) / 2);
            // Beyond 2⁵³ there is no number between the two.
            if (middle == unchanged || middle == changed)
                break;
            if (MayChange(vm, migration, leap, middle))
                changed = middle;
            else
                unchanged = middle;
        }

        return leap with
        {
            Rounds = changed,
        };
    }

    // Once it may it may at every later look, too: that makes the first one easy to find.
    private bool MayChange(int vm, in Migration migration, in RoundLeap leap, double rounds)
    {
        var policy = _settings.Policy;
        ref readonly var memory = ref _memories[vm];
        var rate = _network.RateOf(vm);
        var look = migration.Rounds + rounds;
        var now = _now + migration.Round * leap.Geometry.Sum(rounds) / rate;
        var left = migration.Left * leap.Geometry.Left(rounds);
        // Rounds that grow would make the first look hard to find; they settle.
        var least = Math.Min(left, migration.Left);
        return memory.AwaitsRamp && look >= policy.Ramp!.FromLook
            || least <= memory.TolerantLimitSeconds(policy, look, now) * rate
            || LooksInside && memory.LimitSeconds(policy, look, now) != memory.RestSeconds
            || policy.StallTimeoutSeconds is not null
                && MayChangeProgress(memory, migration, leap, rounds)
            || policy.Throttle is { } throttle
                && CanRaise(vm, out _)
                && MayStrike(memory, throttle, leap)
                && memory.IsPeriodOver(throttle, now);
    }

    private static bool MayChangeProgress(
        in RuleMemory memory,
        in Migration migration,
        in RoundLeap leap,
        double rounds
    ) =>
        memory.Progresses
            ? migration.Left * (leap.Geometry.Left(rounds - 1) - leap.Geometry.Left(rounds))
                < StopPolicy.ProgressBytes
            : memory.WouldProgress(migration.Left * leap.Geometry.Left(rounds));

    // Where each round is to the one before as in the whole leap, no later period is high when the present one and the
    // rounds are not.
    private static bool MayStrike(in RuleMemory memory, Throttle throttle, in RoundLeap leap) =>
        leap.Geometry.Left(1) > throttle.Trigger || memory.IsHigh(throttle);

    private void CountLeap(int vm, in Migration migration, double rounds)
    {
        var geometry = migration.Leap.Geometry;
        var sent = migration.Round * geometry.Sum(rounds);
        ref var memory = ref _memories[vm];
        memory.CountBytes(sent, sent - migration.Left * (1 - geometry.Left(rounds)));
        // All but the last of these looks found the next round smaller.
        if (memory.Progresses && rounds > 0)
            memory.ProgressTo(migration.Left * geometry.Left(rounds - 1));
    }

    // What the look before the round under way of a broken leap had found.
    private void ResumeLook(int vm, in Migration migration)
    {
        ref var memory = ref _memories[vm];
        if (memory.Progresses)
            memory.ProgressTo(migration.Left);
        TryRaiseThrottle(vm, migration.RoundStart);
    }
}
