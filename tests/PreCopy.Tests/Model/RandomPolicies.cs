using CsCheck;
using PreCopy.Model;

namespace PreCopy.Tests.Model;

/// <summary>Generated stop policies of parts that change with time.</summary>
internal static class RandomPolicies
{
    private static readonly Gen<DowntimeRamp?> Ramp = Gen.Select(
        Gen.Double[0.05, 2],
        Gen.Double[0.01, 0.3],
        Gen.Double[0.1, 40],
        Gen.Int[0, 5],
        Gen.Bool,
        Gen.Bool,
        (rise, step, interval, look, perGiB, atOnce) =>
            (DowntimeRamp?)
                new DowntimeRamp(0.02 + rise, step, interval)
                {
                    FromLook = look,
                    IsIntervalPerGiB = perGiB,
                    StepsAtOnce = atOnce,
                }
    );

    private static readonly Gen<Throttle?> Throttle = Gen.Select(
        Gen.Double[0.2, 0.95],
        Gen.Int[1, 3],
        Gen.Double[0, 4],
        Gen.Double[0.05, 0.3],
        Gen.Double[0.5, 0.99],
        Gen.Double[1e6, 1e9],
        Gen.Bool,
        (trigger, strikes, period, step, most, limit, isLimit) =>
            (Throttle?)
                new Throttle
                {
                    Trigger = trigger,
                    Strikes = strikes,
                    PeriodSeconds = period,
                    Initial = 2 * step,
                    Increment = step,
                    Most = most,
                    LimitBytesPerSecondPerVcpu = isLimit ? limit : null,
                }
    );

    private static readonly Gen<double> Look = RandomMigrations.LogUniform(1e-3, 1);

    /// <summary>A downtime limit with some of the parts that change.</summary>
    public static Gen<StopPolicy> Any { get; } =
        Gen.Select(
            Gen.Select(
                Maybe(Ramp),
                MaybeNumber(Gen.Int[1, 8].Select(n => (double)n)),
                Maybe(Throttle)
            ),
            Gen.Select(
                MaybeNumber(Gen.Double[0.5, 300]),
                MaybeNumber(Gen.Double[0.1, 60]),
                MaybeNumber(Gen.Double[0.5, 30])
            ),
            Gen.Select(
                MaybeNumber(Gen.Int[1, 40].Select(n => (double)n)),
                MaybeNumber(Gen.Double[1.1, 6])
            ),
            Gen.Select(Gen.Double[0, 4], Gen.Int[0, 2], MaybeNumber(Look)),
            (changing, timeouts, caps, rest) =>
                new StopPolicy
                {
                    DowntimeSeconds = 0.02,
                    Ramp = changing.Item1,
                    LookSeconds = rest.Item3,
                    LooksPerDoubling = (int?)changing.Item2,
                    Throttle = changing.Item3,
                    TimeoutSeconds = timeouts.Item1,
                    TimeoutSecondsPerGiB = timeouts.Item2,
                    StallTimeoutSeconds = timeouts.Item3,
                    MaxRounds = (int?)caps.Item1,
                    MaxFactor = caps.Item2,
                    LeastGiB = rest.Item1,
                    OnTimeout = (TimeoutAction)rest.Item2,
                }
        );

    /// <summary>The same policies with the same guests for the same seed, always.</summary>
    public static (GuestCase Guest, StopPolicy Policy)[] WithGuests(uint seed, int count) =>
        Gen.Select(RandomGuests.Any, Any).Array[count].Generate(new PCG(1, seed), null, out _);

    private static Gen<T?> Maybe<T>(Gen<T?> part)
        where T : class => Gen.OneOf(part, Gen.Bool.Select(_ => default(T)));

    // Absent more often than not, or hardly a migration would converge.
    private static Gen<double?> MaybeNumber(Gen<double> part) =>
        Gen.Frequency(
            (1, part.Select(number => (double?)number)),
            (2, Gen.Const(default(double?)))
        );
}
