using PreCopy.Model.Curves;
using PreCopy.Planning;
using PreCopy.SharedLink;
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
            AssertUnbeaten(
                Case(100 * count + seed, count),
                Permutations([.. Enumerable.Range(0, count)])
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

        AssertUnbeaten(Case(seed, 8), orders);
    }

    private static PlanRequest Case(int seed, int count)
    {
        var random = new Random(seed);
        var link = Plans.Link(
            random.Next(3) == 0
                ? double.PositiveInfinity
                : (0.2 + 0.6 * random.NextDouble()) * Plans.Bandwidth,
            random.Next(2) * 5 * random.NextDouble()
        );
        return Plans.Certain(Plans.Random(random, count), link) with
        {
            Objective = Objectives[seed % Objectives.Length],
        };
    }

    private static void AssertUnbeaten(PlanRequest request, IEnumerable<int[]> orders)
    {
        var plan = Planner.Plan(request, cancel: TestContext.Current.CancellationToken);
        var count = request.Vms.Count;
        var engine = new LinkEngine<AnyCurve>(count);
        var results = new VmResult[count];
        var unit = Figures([.. Enumerable.Range(0, count)], 1);
        var least = double.PositiveInfinity;
        foreach (var order in orders)
            for (var limit = 1; limit <= count; limit++)
                least = Math.Min(least, ObjectiveOf(Figures(order, limit)));

        Assert.InRange(plan.Recommended!.Objective.Median, 0.5 * least, 1.01 * least);
        var planned = plan.Schedule.Select(vm => vm.Vm).ToArray();
        Assert.Equal(
            plan.Recommended.Objective.Median,
            ObjectiveOf(Figures(planned, plan.Recommended.InAll)),
            1e-9
        );

        double ObjectiveOf(double[] figures)
        {
            var objective = request.Objective;
            double[] weights =
            [
                objective.Makespan,
                objective.TotalDowntime,
                objective.WorstDowntime,
                objective.Exposure,
            ];
            return weights
                .Select((weight, i) => weight == 0 ? 0 : weight * figures[i] / unit[i])
                .Sum();
        }

        double[] Figures(int[] order, int limit)
        {
            Vm<AnyCurve>[] vms =
            [
                .. order.Select(vm => new Vm<AnyCurve>(
                    request.Vms[vm].MemoryBytes,
                    request.Vms[vm].Dirty
                )),
            ];
            engine.Run(request.Link with { Concurrency = limit }, vms, results);
            return
            [
                results.Max(result => result.EndSeconds),
                results.Sum(result => result.DowntimeSeconds),
                results.Max(result => result.DowntimeSeconds),
                results.Sum(result => result.EndSeconds - result.StartSeconds),
            ];
        }
    }

    private static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length <= 1
            ? [items]
            : items.SelectMany(first =>
                Permutations([.. items.Where(item => item != first)])
                    .Select(rest => (int[])[first, .. rest])
            );
}
