using CsCheck;
using PreCopy.Model;
using PreCopy.SharedLink;
using static PreCopy.Tests.Model.RandomMigrations;

namespace PreCopy.Tests.SharedLink;

/// <summary>Generated batches: every curve, weight, cap, schedule and policy part there is.</summary>
internal static class RandomScenarios
{
    private const double Bandwidth = 1e9;

    private static readonly Gen<double> Memory = LogUniform(1e8, 1e10);

    private static readonly Gen<double> DirtyRate = Gen.Frequency(
        (1, Gen.Const(0.0)),
        (10, LogUniform(1e6, 3e8)),
        (2, LogUniform(3e8, 3e9))
    );

    private static readonly Gen<double> Share = Gen.Frequency(
        (3, Gen.Double[0.05, 0.9]),
        (1, Gen.Const(1.0))
    );

    private static readonly Gen<double> Weight = Gen.Frequency(
        (3, Gen.Const(1.0)),
        (1, Gen.Const(3.0)),
        (3, LogUniform(0.05, 20))
    );

    private static readonly Gen<double> StreamCap = Gen.Frequency(
        (2, Gen.Const(double.PositiveInfinity)),
        (1, Gen.Int[1, 4].Select(streams => Bandwidth / streams)),
        (2, Gen.Double[0.1, 1.2].Select(share => share * Bandwidth))
    );

    private static readonly Gen<double> Pause = Gen.Frequency(
        (1, Gen.Const(0.0)),
        (1, Gen.Double[0.01, 5])
    );

    private static readonly Gen<Compression?> Compression = Gen.Select(
        Gen.Double[0, 1],
        Gen.Double[1, 4],
        Gen.Frequency((1, Gen.Const(double.PositiveInfinity)), (1, LogUniform(1e8, 1e9))),
        (dice, ratio, rate) => dice < 0.7 ? null : new Compression(ratio, rate)
    );

    private static readonly Gen<(double, NaiveCurve, double)> Vm =
        from memory in Memory
        from weight in Weight
        from curve in Curve(memory)
        select (memory, curve, weight);

    /// <summary>Scenarios of up to nine VMs, equal ones among them.</summary>
    public static Gen<LinkScenario> Any { get; } = Under(RandomPolicies.Any);

    /// <summary>The same under policies that change with time.</summary>
    public static Gen<LinkScenario> Changing { get; } = Under(RandomPolicies.Changing);

    private static Gen<LinkScenario> Under(Gen<StopPolicy> policies) =>
        from vms in Gen.OneOf(
            Vm.Array[1, 9],
            Gen.Select(Vm, Gen.Int[2, 6], Enumerable.Repeat).Select(vms => vms.ToArray())
        )
        from policy in policies
        from cap in StreamCap
        from concurrency in Gen.Int[1, 10]
        from setup in Pause
        from switchover in Pause
        from channels in Gen.Int[1, 3]
        from compression in Compression
        select new LinkScenario(
            new LinkSettings(Bandwidth, policy)
            {
                StreamCapBytesPerSecond = cap,
                Concurrency = concurrency,
                SetupSeconds = setup,
                SwitchoverSeconds = switchover,
                Channels = channels,
                Compression = compression,
            },
            vms
        );

    /// <summary>The same scenarios for the same seed, always.</summary>
    public static LinkScenario[] Scenarios(uint seed, int count) =>
        Any.Array[count].Generate(new PCG(1, seed), null, out _);

    /// <summary>Those whose policies change with time.</summary>
    public static LinkScenario[] ChangingScenarios(uint seed, int count) =>
        Changing.Array[count].Generate(new PCG(1, seed), null, out _);

    /// <summary>Those under one policy.</summary>
    public static LinkScenario[] ScenariosUnder(StopPolicy policy, uint seed, int count) =>
        Under(Gen.Const(policy)).Array[count].Generate(new PCG(1, seed), null, out _);

    private static Gen<NaiveCurve> Curve(double memory) =>
        Gen.OneOf<NaiveCurve>(
            Gen.Select(
                DirtyRate,
                Share,
                (rate, share) => (NaiveCurve)new NaiveCurve.Capped(rate, share * memory)
            ),
            Gen.Select(
                DirtyRate,
                Share,
                (rate, share) => (NaiveCurve)new NaiveCurve.Saturating(rate, share * memory)
            ),
            Gen.Select(
                DirtyRate,
                Share,
                LogUniform(1e5, 3e7),
                (rate, share, cold) =>
                    (NaiveCurve)
                        new NaiveCurve.HotCold(
                            new(rate, 0.1 * share * memory),
                            new(cold, 0.8 * share * memory)
                        )
            ),
            Gen.Select(
                DirtyRate,
                Share,
                Gen.Double[0.1, 3],
                (rate, share, seconds) =>
                    (NaiveCurve)
                        new NaiveCurve.Measured(
                            (seconds, rate * seconds),
                            (4 * seconds, 2.2 * rate * seconds),
                            share * memory
                        )
            )
        );
}
