using PreCopy.Cluster.Placements;
using Xunit;

namespace PreCopy.Tests.Cluster.Placements;

/// <summary>Random clusters, drained wave by wave: the naive placement says the same, and what must hold does.</summary>
public sealed class RandomDrainTests
{
    private sealed record Cluster(double[] Memory, PlacedVm[] Vms, int[][] Waves);

    public static TheoryData<PlacementRule, int> Cases
    {
        get
        {
            var cases = new TheoryData<PlacementRule, int>();
            foreach (var rule in Enum.GetValues<PlacementRule>())
            {
                for (var seed = 0; seed < 40; seed++)
                    cases.Add(rule, seed);
            }

            return cases;
        }
    }

    private static Cluster Draw(int seed)
    {
        var random = new Random(seed);
        var nodes = random.Next(2, 12);
        var vms = new PlacedVm[random.Next(0, 60)];
        var held = new double[nodes];
        for (var vm = 0; vm < vms.Length; vm++)
        {
            vms[vm] = new(random.Next(nodes), random.Next(1, 9));
            held[vms[vm].Node] += vms[vm].MemoryBytes;
        }

        double[] memory =
        [
            .. held.Select(bytes =>
                random.Next(6) == 0 ? double.PositiveInfinity : bytes + random.Next(0, 40)
            ),
        ];
        var order = Enumerable.Range(0, nodes).ToArray();
        random.Shuffle(order);
        return new(memory, vms, [.. order.Chunk(random.Next(1, Math.Max(2, nodes / 2)))]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_naive_placement_says_the_same(PlacementRule rule, int seed)
    {
        var cluster = Draw(seed);
        var planner = new DrainPlanner(cluster.Memory, cluster.Vms, rule);
        var places = cluster.Vms.ToArray();
        foreach (var (wave, nodes) in cluster.Waves.Index())
        {
            List<PlacedMove> expected;
            try
            {
                expected = NaiveDrain.Empty(cluster.Memory, places, nodes, wave, rule);
            }
            catch (NoRoomException due)
            {
                Assert.Equal(
                    due.Message,
                    Assert.Throws<NoRoomException>(() => planner.Empty(nodes)).Message
                );
                return;
            }

            Assert.Equal(expected.OrderBy(move => move.Vm), planner.Empty(nodes));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_memory_is_exceeded_and_every_vm_of_a_drained_node_leaves_it(
        PlacementRule rule,
        int seed
    )
    {
        var cluster = Draw(seed);
        var planner = new DrainPlanner(cluster.Memory, cluster.Vms, rule);
        var places = cluster.Vms.Select(vm => vm.Node).ToArray();
        try
        {
            foreach (var (wave, nodes) in cluster.Waves.Index())
            {
                var moves = planner.Empty(nodes);

                Assert.Equal(
                    Enumerable.Range(0, places.Length).Where(vm => nodes.Contains(places[vm])),
                    moves.Select(move => move.Vm)
                );
                // While a wave moves, a VM takes memory on both of its nodes.
                var held = Held(cluster.Vms, places, cluster.Memory.Length);
                foreach (var move in moves)
                {
                    Assert.Equal((places[move.Vm], wave), (move.Source, move.Wave));
                    Assert.DoesNotContain(move.Target, nodes);
                    places[move.Vm] = move.Target;
                    held[move.Target] += cluster.Vms[move.Vm].MemoryBytes;
                }

                Assert.All(
                    held.Index(),
                    node => Assert.True(node.Item <= cluster.Memory[node.Index])
                );
            }
        }
        catch (NoRoomException problem)
        {
            // The other test tells whether it is right; it must be a VM that is larger than what is free.
            Assert.True(problem.NeededBytes > problem.MostFreeBytes);
        }
    }

    [Fact]
    public void A_thousand_nodes_and_a_hundred_thousand_vms_stay_balanced()
    {
        const int nodes = 1000;
        var memory = Enumerable.Repeat(120.0, nodes).ToArray();
        var vms = Enumerable
            .Range(0, 100 * nodes)
            .Select(vm => new PlacedVm(vm % nodes, 1))
            .ToArray();
        var planner = new DrainPlanner(memory, vms, PlacementRule.MostFree);
        var places = vms.Select(vm => vm.Node).ToArray();
        for (var node = 0; node < nodes; node++)
        {
            foreach (var move in planner.Empty([node]))
                places[move.Vm] = move.Target;
        }

        var held = Held(vms, places, nodes);
        Assert.Equal(0, held[^1]);
        Assert.All(held[..^1], bytes => Assert.InRange(bytes, 99, 102));
    }

    private static double[] Held(PlacedVm[] vms, int[] places, int nodes)
    {
        var held = new double[nodes];
        foreach (var (vm, node) in places.Index())
            held[node] += vms[vm].MemoryBytes;
        return held;
    }
}
