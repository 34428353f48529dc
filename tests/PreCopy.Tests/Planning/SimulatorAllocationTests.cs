using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>What is done for each draw and each candidate allocates nothing.</summary>
public sealed class SimulatorAllocationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void A_simulation_allocates_nothing(int sources, int targets)
    {
        var fleet = new Fleet(Plans.Between(Plans.Uncertain(24), sources, targets));
        Candidate[] candidates = [.. new CandidateSource(fleet).Coarse()];
        var simulator = new FleetSimulator(fleet, fleet.Request.Link);
        var makespans = 0.0;
        simulator.AtDraw(3);

        Assert.Equal(
            0,
            Allocations.Least(() =>
            {
                foreach (var candidate in candidates)
                    makespans += simulator.Run(candidate).MakespanSeconds;
            })
        );
        Assert.True(makespans > 0);
    }
}
