using PreCopy.Model;
using PreCopy.Model.Policies;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The engine against the naive simulation, on many generated batches.</summary>
public sealed class NaiveComparisonTests
{
    private const double Tolerance = 1e-9;

    // Of an integral over a curve with a kink, by slices.
    private const double IntegralTolerance = 5e-3;

    private const int Batches = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_engine_does_what_the_model_says(uint seed) =>
        AssertSame(RandomScenarios.Scenarios(seed, Batches), 0.9);

    private static void AssertSame(LinkScenario[] scenarios, double leastCompared)
    {
        var compared = 0;
        foreach (var scenario in scenarios)
        {
            if (scenario.RunNaively(RoundLeap.LiteralRounds) is not { } expected)
                continue;
            compared++;
            AssertSame(expected, scenario.Run(), scenario);
        }

        Assert.InRange(compared, leastCompared * scenarios.Length, scenarios.Length);
    }

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    [InlineData(104)]
    [InlineData(105)]
    [InlineData(106)]
    [InlineData(107)]
    [InlineData(108)]
    public void And_under_policies_that_change_with_time(uint seed) =>
        AssertSame(RandomScenarios.ChangingScenarios(seed, Batches), 0.9);

    public static TheoryData<string> Presets =>
        [.. PolicyPresets.All.Select(preset => preset.Name)];

    // KubeVirt's stall timeout lasts longer than the naive simulation's patience now and then.
    [Theory]
    [MemberData(nameof(Presets))]
    public void And_under_every_preset(string preset) =>
        AssertSame(
            RandomScenarios.ScenariosUnder(PolicyPresets.Find(preset)!.Policy, 110, 60),
            0.6
        );

    [Fact]
    public void The_generated_batches_reach_every_outcome() =>
        AssertReachEveryOutcome(RandomScenarios.Scenarios(1, Batches));

    [Fact]
    public void So_do_those_whose_policies_change() =>
        AssertReachEveryOutcome(RandomScenarios.ChangingScenarios(101, 2 * Batches));

    private static void AssertReachEveryOutcome(LinkScenario[] scenarios) =>
        Assert.Equal(
            Enum.GetValues<Outcome>(),
            scenarios
                .SelectMany(scenario => scenario.Run())
                .Select(vm => vm.Outcome)
                .Distinct()
                .Order()
        );

    private static void AssertSame(VmResult[] expected, VmResult[] actual, LinkScenario scenario)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var (one, other) = (expected[i], actual[i]);
            var same =
                one.Outcome == other.Outcome
                && one.LiveRounds == other.LiveRounds
                && IsClose(one.StartSeconds, other.StartSeconds)
                && IsClose(one.EndSeconds, other.EndSeconds)
                && IsClose(one.DowntimeSeconds, other.DowntimeSeconds)
                && IsClose(one.BytesSent, other.BytesSent)
                && IsClose(one.LostVcpuSeconds, other.LostVcpuSeconds)
                && IsClose(one.PostCopySeconds, other.PostCopySeconds)
                && Math.Abs(one.DemandedBytes - other.DemandedBytes)
                    <= IntegralTolerance * one.DemandedBytes;
            Assert.True(same, $"VM {i}: {one}\nis not {other}\n{scenario}");
        }
    }

    private static bool IsClose(double expected, double actual) =>
        expected == actual || Math.Abs(expected - actual) <= Tolerance * expected;
}
