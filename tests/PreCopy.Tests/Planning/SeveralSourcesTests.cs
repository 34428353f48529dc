using PreCopy.Planning;
using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>Plans of several nodes that are left for several others.</summary>
public sealed class SeveralSourcesTests
{
    private static readonly Objective[] Objectives =
    [
        Objective.ShortestMakespan,
        new() { Exposure = 1 },
        new() { Makespan = 1, WorstDowntime = 0.5 },
        new() { Makespan = 1, Exposure = 1 },
    ];

    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(4, 2, 2)]
    [InlineData(5, 2, 2)]
    [InlineData(5, 3, 2)]
    [InlineData(5, 2, 3)]
    [InlineData(5, 3, 1)]
    public void No_order_at_any_number_out_of_a_node_and_in_all_is_better(
        int count,
        int sources,
        int targets
    )
    {
        for (var seed = 0; seed < 8; seed++)
            BruteForce.AssertUnbeaten(
                Case(1000 * count + 100 * sources + 10 * targets + seed, count, sources, targets),
                BruteForce.Permutations([.. Enumerable.Range(0, count)])
            );
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void Every_first_pass_ends_between_the_start_and_the_end(int sources, int targets)
    {
        var plan = Planned(Case(4, 9, sources, targets));

        Assert.Equal(9, plan.Schedule.Count);
        Assert.All(
            plan.Schedule,
            vm => Assert.InRange(vm.FirstPassEndSeconds, vm.StartSeconds, vm.EndSeconds)
        );
        Assert.All(plan.Schedule, vm => Assert.True(double.IsFinite(vm.EndSeconds)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan_on_any_number_of_threads()
    {
        var request = Plans.Between(Plans.Uncertain(9, draws: 100), 3, 2);

        var one = Plans.Print(Planned(request with { Threads = 1 }));

        Assert.Equal(one, Plans.Print(Planned(request with { Threads = 4 })));
        Assert.NotEqual(one, Plans.Print(Planned(request with { Seed = 2 })));
    }

    [Fact]
    public void Every_number_out_of_a_node_is_tried_on_all_draws_with_more_than_one_in_all()
    {
        var plan = Planned(Plans.Between(Plans.Uncertain(40, draws: 100, cap: 0.8), 5, 5));

        Assert.All(
            Enumerable.Range(1, 8),
            perNode =>
                Assert.Contains(
                    plan.ByConcurrency,
                    best => best.PerNode == perNode && best.InAll > 5 * perNode / 2
                )
        );
    }

    [Fact]
    public void Orders_are_tried_where_VMs_wait_at_one_node_alone()
    {
        // Two out of each of three nodes are all six, but one of them has four.
        int[] sources = [0, 0, 0, 0, 1, 2];
        var fleet = new Fleet(
            Plans.Certain([
                .. sources.Select(
                    (source, i) =>
                        Plans.Vm(i, 1 + 3 * i % 7, 1e7) with
                        {
                            Source = source,
                            Target = 3,
                        }
                ),
            ]) with
            {
                Nodes = ["a", "b", "c", "d"],
            }
        );

        Assert.Contains(
            new CandidateSource(fleet).Coarse(),
            candidate => candidate is { PerNode: 2, InAll: 6, Order: MigrationOrders.LargestFirst }
        );
    }

    private static PlanRequest Case(int seed, int count, int sources, int targets)
    {
        var random = new Random(seed);
        var link = Plans.RandomLink(random);
        return Plans.Between(
            Plans.Certain(Plans.Random(random, count), link) with
            {
                Objective = Objectives[seed % Objectives.Length],
            },
            sources,
            targets
        );
    }

    private static MigrationPlan Planned(PlanRequest request) =>
        Planner.Plan(request, cancel: TestContext.Current.CancellationToken);
}
