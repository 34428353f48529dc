using PreCopy.Model.Curves;
using PreCopy.Planning;
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
    public void Neither_a_draw_nor_a_simulation_allocates(int sources, int targets)
    {
        var request = Plans.Between(Plans.Uncertain(24), sources, targets);
        var fleet = new Fleet(request with { Vms = [.. request.Vms.Select(Saturating)] });
        Candidate[] candidates = [.. new CandidateSource(fleet).Coarse()];
        var simulator = new FleetSimulator(fleet, fleet.Request.Link);
        var makespans = 0.0;

        Assert.Equal(
            0,
            Allocations.Least(() =>
            {
                for (var draw = 0; draw < 4; draw++)
                {
                    simulator.AtDraw(draw);
                    foreach (var candidate in candidates)
                        makespans += simulator.Run(candidate).MakespanSeconds;
                }
            })
        );
        Assert.True(makespans > 0);
    }

    // A measured curve has a table, and another one when it is scaled.
    private static PlanVm Saturating(PlanVm vm) =>
        vm with
        {
            Dirty = new SaturatingCurve(vm.Dirty.RateBytesPerSecond, vm.Dirty.WorkingSetBytes),
        };
}
