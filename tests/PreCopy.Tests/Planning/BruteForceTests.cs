using PreCopy.Planning;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>No order and no limit beats the choice of the planner by more than 1 %.</summary>
public sealed class BruteForceTests
{
    private static readonly Objective[] Objectives =
    [
        Objective.ShortestMakespan,
        new() { Exposure = 1 },
        new() { Makespan = 1, WorstDowntime = 0.5 },
        new()
        {
            Makespan = 1,
            Exposure = 1,
            TotalDowntime = 0.2,
        },
    ];

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Of_few_VMs_every_order_is_tried(int count)
    {
        for (var seed = 0; seed < 6; seed++)
            BruteForce.AssertUnbeaten(
                Case(100 * count + seed, count),
                BruteForce.Permutations([.. Enumerable.Range(0, count)])
            );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_eight_VMs_the_search_finds_an_order_that_is_good_enough(int seed)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, 8)];
        List<int[]> orders = [];
        for (var i = 0; i < 3000; i++)
        {
            random.Shuffle(order);
            orders.Add([.. order]);
        }

        BruteForce.AssertUnbeaten(Case(seed, 8), orders);
    }

    private static PlanRequest Case(int seed, int count)
    {
        var random = new Random(seed);
        var link = Plans.RandomLink(random);
        return Plans.Certain(Plans.Random(random, count), link) with
        {
            Objective = Objectives[seed % Objectives.Length],
        };
    }
}
