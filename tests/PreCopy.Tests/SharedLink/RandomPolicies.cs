using CsCheck;
using PreCopy.Model;
using static PreCopy.Tests.Model.RandomMigrations;

namespace PreCopy.Tests.SharedLink;

/// <summary>Generated stop policies: fixed ones, and such as change with time.</summary>
internal static class RandomPolicies
{
    private static readonly Gen<double> Period = Gen.Frequency(
        (1, Gen.Const(0.0)),
        (2, Gen.Double[0.01, 3])
    );

    /// <summary>Policies of any parts; with <see cref="StopPolicy.TimeoutSeconds"/> in one of three.</summary>
    public static Gen<StopPolicy> Any { get; } =
        Gen.Select(
            Optional(0.7, LogUniform(1e-3, 1)),
            Optional(0.4, LogUniform(1e5, 1e8)),
            Optional(0.3, Gen.Int[1, 30]),
            // No round number: a factor that is exactly hit is another test's, sums that differ in their last bit decide it.
            Optional(0.3, Gen.Double[1, 4].Select(factor => factor * 1.000_123_4)),
            Optional(0.35, LogUniform(0.5, 60)),
            Gen.Enum<TimeoutAction>(),
            (downtime, pending, rounds, factor, timeout, action) =>
                new StopPolicy
                {
                    DowntimeSeconds = downtime,
                    // A policy has at least one part.
                    MinPendingBytes = IsAny(downtime, rounds, factor, timeout) ? pending : 1e6,
                    MaxRounds = rounds,
                    MaxFactor = factor,
                    TimeoutSeconds = timeout,
                    OnTimeout = action,
                }
        );

    private static readonly Gen<Throttle?> Throttle =
        from dice in Gen.Double[0, 1]
        from trigger in Gen.Double[0.1, 0.95]
        from strikes in Gen.Int[1, 3]
        from period in Period
        from initial in Gen.Double[0.05, 0.9]
        from increment in Gen.Double[0.05, 0.5]
        from most in Gen.Double[0.3, 0.99]
        from limit in Optional(0.3, LogUniform(1e6, 3e8))
        select dice < 0.5
            ? (Throttle?)null
            : new Throttle
            {
                Trigger = trigger,
                Strikes = strikes,
                PeriodSeconds = period,
                Initial = initial,
                Increment = increment,
                Most = most,
                LimitBytesPerSecondPerVcpu = limit,
            };

    private static readonly Gen<StopPolicy> Uncapped = Any.Select(policy =>
        policy with
        {
            MaxRounds = null,
            MaxFactor = null,
            TimeoutSeconds = null,
        }
    );

    /// <summary>Policies with at least one part that changes with time, half of them with any others.</summary>
    public static Gen<StopPolicy> Changing { get; } =
        from policy in Gen.OneOf(Any, Uncapped)
        from downtime in LogUniform(1e-3, 0.3)
        from ramp in Ramp(downtime)
        from looks in Optional(0.25, Gen.Int[1, 8])
        from stall in Optional(0.3, LogUniform(0.05, 20))
        from throttle in Throttle
        from look in Optional(0.3, LogUniform(0.02, 2))
        select Changed(policy, downtime, ramp, looks, stall, throttle) with
        {
            LookSeconds = look,
        };

    private static Gen<DowntimeRamp?> Ramp(double from) =>
        Gen.Select(
            Gen.Double[0, 1],
            LogUniform(1e-3, 1),
            LogUniform(1e-3, 0.3),
            LogUniform(0.05, 5),
            Gen.Bool,
            Gen.Int[0, 4],
            Gen.Bool,
            (dice, rise, step, interval, perGiB, look, atOnce) =>
                dice < 0.5
                    ? (DowntimeRamp?)null
                    : new DowntimeRamp(from + rise, step, interval)
                    {
                        IsIntervalPerGiB = perGiB,
                        FromLook = look,
                        StepsAtOnce = atOnce,
                    }
        );

    private static StopPolicy Changed(
        StopPolicy policy,
        double downtime,
        DowntimeRamp? ramp,
        int? looks,
        double? stall,
        Throttle? throttle
    ) =>
        policy with
        {
            DowntimeSeconds = downtime,
            Ramp = ramp,
            LooksPerDoubling = looks,
            StallTimeoutSeconds = IsAny(ramp, looks, throttle) ? stall : stall ?? 2.5,
            Throttle = throttle,
            LeastGiB = downtime < 0.01 ? 2 : 0,
        };

    private static Gen<T?> Optional<T>(double probability, Gen<T> value)
        where T : struct =>
        Gen.Select(Gen.Double[0, 1], value, (dice, one) => dice < probability ? one : (T?)null);

    private static bool IsAny(params object?[] parts) => parts.Any(part => part is not null);
}
