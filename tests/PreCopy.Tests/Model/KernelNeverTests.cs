using System.Collections.Concurrent;
using PreCopy.Model;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>No input makes a kernel loop for ever: what never converges is found, what takes 10¹⁶ rounds is leapt over.</summary>
public sealed class KernelNeverTests
{
    private const double Memory = 16e9;

    // A power of two: D = ρ·b and ρ = D/b without rounding.
    private const double Bandwidth = 1L << 30;

    private static readonly Dictionary<string, StopPolicy> Patient = new()
    {
        ["downtime"] = new() { DowntimeSeconds = 0.3 },
        ["tiny downtime"] = new() { DowntimeSeconds = 1e-12 },
        ["hardly any downtime"] = new() { DowntimeSeconds = double.Epsilon },
        ["pending"] = new() { MinPendingBytes = 1 },
        ["30 rounds"] = new() { DowntimeSeconds = 0.3, MaxRounds = 30 },
        ["all rounds"] = new() { MaxRounds = int.MaxValue },
        ["pending 0, all rounds"] = new() { MinPendingBytes = 0, MaxRounds = int.MaxValue },
        ["huge factor"] = new() { MaxFactor = 1e300 },
        ["largest factor"] = new() { MaxFactor = double.MaxValue },
        ["pending 0, huge factor"] = new() { MinPendingBytes = 0, MaxFactor = 1e18 },
        ["timeout"] = new() { DowntimeSeconds = 1e-9, TimeoutSeconds = 1e9 },
        ["stall"] = new() { DowntimeSeconds = 1e-9, StallTimeoutSeconds = 1e7 },
        ["throttle"] = new()
        {
            DowntimeSeconds = 1e-9,
            Throttle = new() { PeriodSeconds = 1e5 },
        },
        ["ramp and doubling"] = new()
        {
            DowntimeSeconds = 1e-9,
            Ramp = new(1e-6, 1e-8, 1e6),
            LooksPerDoubling = int.MaxValue,
        },
        ["all rounds, huge factor"] = new() { MaxRounds = int.MaxValue, MaxFactor = 1e12 },
    };

    private static readonly MigrationCase[] Critical =
    [
        .. Ratios().SelectMany(ratio => new[] { Case(ratio, Memory), Case(ratio, 1e6) }),
    ];

    private static readonly ConcurrentDictionary<(Law, string), MigrationAnswer[]> Expected = new();

    public static MatrixTheoryData<string, Law, string> Combinations =>
        new(
            KernelRegistry.Available.Select(kernel => kernel.Name),
            Enum.GetValues<Law>(),
            Patient.Keys
        );

    public static MatrixTheoryData<string, Law, string> OddCombinations =>
        new(
            KernelRegistry.Available.Select(kernel => kernel.Name),
            Enum.GetValues<Law>(),
            ["downtime", "all rounds", "largest factor", "timeout", "stall", "throttle"]
        );

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Around_the_critical_rate_every_kernel_ends_and_agrees(
        string name,
        Law law,
        string policy
    )
    {
        var answers = await Bounded.Run(() =>
            KernelRegistry.Named(name).Run(law, Patient[policy], Critical)
        );
        var reference = await Bounded.Run(() =>
            Expected.GetOrAdd(
                (law, policy),
                _ => new Reference().Run(law, Patient[policy], Critical)
            )
        );

        Kernels.AssertAgree(reference, answers);
        Assert.All(
            answers,
            answer =>
            {
                Assert.Equal(answer.Outcome == Outcome.Never, double.IsInfinity(answer.BytesSent));
                Assert.InRange(answer.DowntimeSeconds, 0, answer.TotalSeconds);
            }
        );
    }

    [Theory]
    [InlineData("downtime")]
    [InlineData("tiny downtime")]
    [InlineData("hardly any downtime")]
    [InlineData("pending")]
    public void A_constant_rate_below_the_bandwidth_always_converges(string policy) =>
        Assert.All(
            Ratios().Where(ratio => ratio < 1),
            ratio =>
            {
                var answer = new Reference().Run(Law.Capped, Patient[policy], Case(ratio, Memory));
                var paused = answer.DowntimeSeconds * Bandwidth;
                Assert.Equal(Outcome.Converged, answer.Outcome);
                var bytes = (Memory - paused * ratio) / (1 - ratio);
                Assert.InRange(answer.BytesSent, bytes * (1 - 1e-9), bytes * (1 + 1e-9));
            }
        );

    [Theory]
    [InlineData("downtime")]
    [InlineData("tiny downtime")]
    [InlineData("pending")]
    public void A_constant_rate_at_or_above_the_bandwidth_never_converges(string policy) =>
        Assert.All(
            Ratios().Where(ratio => ratio >= 1),
            ratio =>
                Assert.Equal(
                    MigrationAnswer.Never,
                    new Reference().Run(Law.Capped, Patient[policy], Case(ratio, Memory))
                )
        );

    [Theory]
    [InlineData(Law.Capped)]
    [InlineData(Law.Saturating)]
    public void The_largest_round_cap_is_reached_when_nothing_shrinks(Law law)
    {
        var answer = new Reference().Run(law, Patient["all rounds"], Case(2, Memory));

        Assert.Equal((int.MaxValue, Outcome.Forced), (answer.LiveRounds, answer.Outcome));
        Assert.InRange(answer.BytesSent / Memory / int.MaxValue, 0.7, 1.0000001);
    }

    [Theory]
    [MemberData(nameof(OddCombinations))]
    public async Task Numbers_that_are_no_migration_end_too(string name, Law law, string policy)
    {
        double[] odd = [double.NaN, double.PositiveInfinity, -1e9, 0, 1e9];
        MigrationCase[] cases =
        [
            .. from m in odd
            from b in odd
            from d in odd
            from w in odd
            select new MigrationCase(m, b, d, w),
        ];

        var answers = await Bounded.Run(() =>
            KernelRegistry.Named(name).Run(law, Patient[policy], cases)
        );

        Assert.All(answers, answer => Assert.True(Enum.IsDefined(answer.Outcome)));
    }

    private static MigrationCase Case(double ratio, double workingSet) =>
        new(Memory, Bandwidth, ratio * Bandwidth, workingSet);

    private static IEnumerable<double> Ratios()
    {
        foreach (var distance in new[] { 1e-12, 1e-9, 1e-6, 1e-3 })
        {
            yield return 1 - distance;
            yield return 1 + distance;
        }

        var (below, above) = (1.0, 1.0);
        yield return 1;
        for (var i = 0; i < 3; i++)
        {
            yield return below = Math.BitDecrement(below);
            yield return above = Math.BitIncrement(above);
        }
    }
}
