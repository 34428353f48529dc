using PreCopy.Model;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The engine against the naive simulation, on many generated batches.</summary>
public sealed class NaiveComparisonTests
{
    private const double Tolerance = 1e-9;
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
    public void The_engine_does_what_the_model_says(uint seed)
    {
        var compared = 0;
        foreach (var scenario in RandomScenarios.Scenarios(seed, Batches))
        {
            if (scenario.RunNaively(RoundLeap.LiteralRounds) is not { } expected)
                continue;
            compared++;
            AssertSame(expected, scenario.Run(), scenario);
        }

        Assert.InRange(compared, 0.9 * Batches, Batches);
    }

    [Fact]
    public void The_generated_batches_reach_every_outcome() =>
        Assert.Equal(
            Enum.GetValues<Outcome>(),
            RandomScenarios
                .Scenarios(1, Batches)
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
                && IsClose(one.BytesSent, other.BytesSent);
            Assert.True(same, $"VM {i}: {one}\nis not {other}\n{scenario}");
        }
    }

    private static bool IsClose(double expected, double actual) =>
        expected == actual || Math.Abs(expected - actual) <= Tolerance * expected;
}
