using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>
/// Policies that change while a small guest re-sends 100 kB ten thousand times a second: its rounds are taken in leaps, up
/// to where the policy may change its mind. The naive simulation takes them one by one.
/// </summary>
public sealed class ChangingLeapTests
{
    private const double Bandwidth = 1e9;
    private const int Patience = 120_000;

    // Intervals that no whole number of rounds adds up to: which look comes first must not be a matter of rounding.
    private static readonly Dictionary<string, StopPolicy> Policies = new()
    {
        ["ramp"] = Rising(new(2e-4, StepSeconds: 1e-5, IntervalSeconds: 0.312_345)),
        ["ramp from a look on"] = Rising(
            new(2e-4, StepSeconds: 3e-5, IntervalSeconds: 0.412_345)
            {
                FromLook = 20_011,
                StepsAtOnce = true,
            }
        ),
        ["ramp that grows with the memory"] = Rising(
            new(2e-4, StepSeconds: 5e-6, IntervalSeconds: 0.412_345) { IsIntervalPerGiB = true }
        ),
        ["doubling"] = Link.Downtime(1e-5) with { LooksPerDoubling = 7001 },
        ["doubling and ramp"] = Rising(
            new(3e-5, StepSeconds: 1e-6, IntervalSeconds: 0.112_345)
        ) with
        {
            LooksPerDoubling = 9001,
        },
        ["stall"] = Link.Downtime(1e-5) with { StallTimeoutSeconds = 2.123_456 },
        ["stall, then post-copy"] = Link.Downtime(1e-5) with
        {
            StallTimeoutSeconds = 2.123_456,
            OnTimeout = TimeoutAction.PostCopy,
        },
        ["timeout, then force"] = Link.Downtime(1e-5) with
        {
            TimeoutSeconds = 3.123_456,
            OnTimeout = TimeoutAction.Force,
        },
        ["throttle"] = Link.Downtime(5e-5) with { Throttle = new() { PeriodSeconds = 0.212_345 } },
        ["throttle and timeout"] = Link.Downtime(1e-5) with
        {
            Throttle = new() { PeriodSeconds = 0.612_345, Strikes = 3 },
            TimeoutSeconds = 4.123_456,
        },
        ["everything"] = Rising(new(4e-5, StepSeconds: 1e-6, IntervalSeconds: 0.112_345)) with
        {
            LooksPerDoubling = 30_001,
            StallTimeoutSeconds = 8.123_456,
            Throttle = new() { PeriodSeconds = 0.912_345, Most = 0.3 },
        },
    };

    // From 7.4 MB on 1 MB is sent at each look, a thousand a second, and as much dirtied.
    private static readonly StopPolicy Looking = Link.Downtime(6.5e-3) with { LookSeconds = 1e-3 };

    private static readonly Dictionary<string, StopPolicy> LookingPolicies = new()
    {
        ["ramp"] = Looking with { Ramp = new(8e-3, StepSeconds: 1e-4, IntervalSeconds: 1.012_345) },
        ["doubling"] = Looking with { LooksPerDoubling = 9001 },
        ["timeout, then force"] = Looking with
        {
            TimeoutSeconds = 12.123_456,
            OnTimeout = TimeoutAction.Force,
        },
        ["stall, then post-copy"] = Looking with
        {
            StallTimeoutSeconds = 9.123_456,
            OnTimeout = TimeoutAction.PostCopy,
        },
        ["round cap"] = Looking with { MaxRounds = 20_000 },
        ["byte cap"] = Looking with { MaxFactor = 9.123_456 },
        ["throttle"] = Looking with { Throttle = new() { PeriodSeconds = 3.123_456 } },
    };

    public static TheoryData<string> Names => [.. Policies.Keys];

    public static TheoryData<string> LookingNames => [.. LookingPolicies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Alone(string policy) =>
        AssertLeapt(await AssertSame(Policies[policy], Settled));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Beside_one_that_comes_and_goes(string policy) =>
        AssertLeapt(
            await AssertSame(
                Policies[policy],
                Settled,
                (3e8, new NaiveCurve.Capped(0, 0), 1),
                (7e8, new NaiveCurve.Capped(1e7, 3e8), 2)
            )
        );

    [Theory]
    [MemberData(nameof(Names))]
    public Task When_the_rounds_shrink_slowly(string policy) =>
        AssertSame(Policies[policy], (5e6, new NaiveCurve.Capped(0.9997 * Bandwidth, 5e6), 1));

    [Theory]
    [MemberData(nameof(LookingNames))]
    public async Task With_looks_inside_its_rounds(string policy)
    {
        var settled = (2e9, new NaiveCurve.Capped(5 * Bandwidth, 8e6), 1.0);
        var guest = (Memory: 2e9, Bandwidth, new CappedCurve(5 * Bandwidth, 8e6));

        var alone = await AssertSame(LookingPolicies[policy], settled);
        AssertLeapt(alone);
        AssertLeapt(
            await AssertSame(
                LookingPolicies[policy],
                settled,
                (3e8, new NaiveCurve.Capped(0, 0), 1),
                (7e8, new NaiveCurve.Capped(1e7, 3e8), 2)
            )
        );
        var kernel = new Reference().Run(LookingPolicies[policy], [guest], 0)[0];
        Assert.Equal((alone.Outcome, alone.LiveRounds), (kernel.Outcome, kernel.LiveRounds));
        Assert.Equal(alone.BytesSent, kernel.BytesSent, 1e-9 * alone.BytesSent);
    }

    private static void AssertLeapt(VmResult vm) =>
        Assert.InRange(vm.LiveRounds, RoundLeap.LiteralRounds + 1, double.MaxValue);

    private static (double, NaiveCurve, double) Settled =>
        (1e9, new NaiveCurve.Capped(5 * Bandwidth, 1e5), 1);

    private static StopPolicy Rising(DowntimeRamp ramp) => Link.Downtime(1e-5) with { Ramp = ramp };

    private static async Task<VmResult> AssertSame(
        StopPolicy policy,
        params (double, NaiveCurve, double)[] vms
    )
    {
        var scenario = new LinkScenario(new(Bandwidth, policy) { Concurrency = 2 }, vms);

        var actual = (await Bounded.Run(scenario.Run))[0];
        var expected = (await Bounded.Run(() => scenario.RunNaively(Patience)))![0];

        Assert.Equal(expected.Outcome, actual.Outcome);
        Assert.Equal(expected.LiveRounds, actual.LiveRounds);
        Assert.Equal(expected.EndSeconds, actual.EndSeconds, 1e-9 * expected.EndSeconds);
        Assert.Equal(expected.DowntimeSeconds, actual.DowntimeSeconds, 1e-8);
        Assert.Equal(expected.BytesSent, actual.BytesSent, 1e-9 * expected.BytesSent);
        Assert.Equal(expected.LostVcpuSeconds, actual.LostVcpuSeconds, 1e-8);
        Assert.Equal(expected.PostCopySeconds, actual.PostCopySeconds, 1e-8);
        return actual;
    }
}
