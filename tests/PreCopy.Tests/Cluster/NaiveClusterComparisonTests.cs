using PreCopy.Model;
using PreCopy.Tests.SharedLink;
using Xunit;

namespace PreCopy.Tests.Cluster;

/// <summary>The engine against the naive simulation, on many generated clusters.</summary>
public sealed class NaiveClusterComparisonTests
{
    private const int Clusters = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_engine_does_what_the_model_says(uint seed) =>
        AssertSame(RandomClusters.Scenarios(seed, Clusters));

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    [InlineData(104)]
    public void And_under_policies_that_change_with_time(uint seed) =>
        AssertSame(RandomClusters.ChangingScenarios(seed, Clusters));

    private static void AssertSame(ClusterScenario[] scenarios)
    {
        var compared = 0;
        foreach (var scenario in scenarios)
        {
            if (scenario.RunNaively(RoundLeap.LiteralRounds) is not { } expected)
                continue;
            compared++;
            SameResults.Assert(expected, scenario.Run(), scenario);
        }

        Assert.InRange(compared, 0.85 * scenarios.Length, scenarios.Length);
    }
}
