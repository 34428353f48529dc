using PreCopy.Model;
using PreCopy.Model.Policies;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The engine against the naive simulation, on many generated batches.</summary>
public sealed class NaiveComparisonTests
{
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
            SameResults.Assert(expected, scenario.Run(), scenario);
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
}
