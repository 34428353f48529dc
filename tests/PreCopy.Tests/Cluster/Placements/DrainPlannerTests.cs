using PreCopy.Cluster.Placements;
using Xunit;

namespace PreCopy.Tests.Cluster.Placements;

/// <summary>Where the VMs of drained nodes go.</summary>
public sealed class DrainPlannerTests
{
    private const double Unlimited = double.PositiveInfinity;

    public static TheoryData<PlacementRule> Rules => [.. Enum.GetValues<PlacementRule>()];

    private static int[] Targets(PlacementRule rule, double[] memory, PlacedVm[] vms) =>
        [.. new DrainPlanner(memory, vms, rule).Empty([0]).Select(move => move.Target)];

    [Theory]
    [InlineData(PlacementRule.MostFree, 3)]
    [InlineData(PlacementRule.FirstFit, 1)]
    [InlineData(PlacementRule.BestFit, 2)]
    public void A_rule_chooses_among_the_nodes_with_room(PlacementRule rule, int target) =>
        Assert.Equal(
            [target],
            Targets(rule, [10, 8, 6, 9, 3], [new(0, 4), new(1, 1), new(2, 1), new(3, 1)])
        );

    [Theory]
    [InlineData(PlacementRule.MostFree, new[] { 2, 3, 1, 2 })]
    [InlineData(PlacementRule.FirstFit, new[] { 1, 1, 1, 1 })]
    [InlineData(PlacementRule.BestFit, new[] { 1, 1, 1, 1 })]
    public void Nodes_without_a_limit_have_room_for_all(PlacementRule rule, int[] targets) =>
        Assert.Equal(
            targets,
            Targets(
                rule,
                [Unlimited, Unlimited, Unlimited, Unlimited],
                [new(0, 4), new(0, 3), new(0, 2), new(0, 1), new(1, 3.5)]
            )
        );

    [Fact]
    public void Large_vms_find_their_room_and_the_order_of_the_list_is_kept()
    {
        // Placed in the order of the list, the small one would take the room of the large one.
        var moves = new DrainPlanner(
            [20, 10, 5],
            [new(0, 4), new(0, 10)],
            PlacementRule.FirstFit
        ).Empty([0]);

        Assert.Equal([new(0, 0, 2, 0), new(1, 0, 1, 0)], moves);
    }

    [Fact]
    public void Emptied_nodes_are_back_in_the_next_wave()
    {
        var planner = new DrainPlanner([8, 8], [new(0, 5), new(1, 3)], PlacementRule.MostFree);

        Assert.Equal([new(0, 0, 1, 0)], planner.Empty([0]));
        Assert.Equal([new(0, 1, 0, 1), new(1, 1, 0, 1)], planner.Empty([1]));
        Assert.Equal([], planner.Empty([1]));
        Assert.Equal([new(0, 0, 1, 3), new(1, 0, 1, 3)], planner.Empty([0]));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_vm_that_fits_nowhere_is_named(PlacementRule rule)
    {
        var planner = new DrainPlanner(
            [20, 8, 9, 100],
            [new(1, 1), new(0, 2), new(0, 9.5), new(0, 8), new(2, 1)],
            rule
        );
        _ = planner.Empty([2]);

        var problem = Assert.Throws<NoRoomException>(() => planner.Empty([0, 3]));

        Assert.Equal(
            (2, 0, 1, 9.5, 9),
            (problem.Vm, problem.Node, problem.Wave, problem.NeededBytes, problem.MostFreeBytes)
        );
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void When_every_node_is_emptied_nothing_is_free(PlacementRule rule)
    {
        var planner = new DrainPlanner([2, 2], [new(0, 0)], rule);

        var problem = Assert.Throws<NoRoomException>(() => planner.Empty([0, 1]));

        Assert.Equal((0, 0), (problem.Vm, problem.MostFreeBytes));
    }

    [Fact]
    public void Arguments_out_of_range()
    {
        Assert.Throws<ArgumentException>(() => new DrainPlanner([1], [new(1, 1)], default));
        Assert.Throws<ArgumentException>(() => new DrainPlanner([1], [new(-1, 1)], default));
        Assert.Throws<ArgumentException>(() => new DrainPlanner([1], [new(0, -1)], default));
        Assert.Throws<ArgumentException>(() =>
            new DrainPlanner([1], [new(0, double.NaN)], default)
        );
        Assert.Contains(
            "the VMs on node 1 take 3 bytes, more than its 2",
            Assert
                .Throws<ArgumentException>(() =>
                    new DrainPlanner([1, 2], [new(1, 1), new(1, 2)], default)
                )
                .Message
        );
    }
}
