using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.Planning;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>Every order at every limit out of a node and in all, straight through the engines.</summary>
internal sealed class BruteForce
{
    private readonly PlanRequest _request;
    private readonly int _sources;
    private readonly int _mostOfOneSource;
    private readonly VmResult[] _results;
    private readonly double[] _units;

    private BruteForce(PlanRequest request)
    {
        var sources = request.Vms.CountBy(vm => vm.Source).ToArray();
        (_request, _sources) = (request, sources.Length);
        _mostOfOneSource = sources.Max(source => source.Value);
        _results = new VmResult[request.Vms.Count];
        _units = Figures([.. Enumerable.Range(0, request.Vms.Count)], 1, 1);
    }

    /// <summary>Asserts that no order at no limit beats the plan by more than 1 %, and that the plan comes to what it says.</summary>
    public static void AssertUnbeaten(PlanRequest request, IEnumerable<int[]> orders)
    {
        var plan = Planner.Plan(request, cancel: TestContext.Current.CancellationToken);
        var force = new BruteForce(request);
        var least = force.Least(orders);

        Assert.InRange(plan.Recommended!.Objective.Median, 0.5 * least, 1.01 * least);
        Assert.Equal(
            plan.Recommended.Objective.Median,
            force.Objective(
                [.. plan.Schedule.Select(vm => vm.Vm)],
                plan.Recommended.PerNode,
                plan.Recommended.InAll
            ),
            1e-9
        );
    }

    /// <summary>Every order of some VMs.</summary>
    public static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length <= 1
            ? [items]
            : items.SelectMany(first =>
                Permutations([.. items.Where(item => item != first)])
                    .Select(rest => (int[])[first, .. rest])
            );

    private double Least(IEnumerable<int[]> orders)
    {
        var least = double.PositiveInfinity;
        foreach (var order in orders)
            for (var perNode = 1; perNode <= _mostOfOneSource; perNode++)
            for (var inAll = perNode; inAll <= Math.Min(order.Length, perNode * _sources); inAll++)
                least = Math.Min(least, Objective(order, perNode, inAll));
        return least;
    }

    private double Objective(int[] order, int perNode, int inAll)
    {
        var objective = _request.Objective;
        double[] weights =
        [
            objective.Makespan,
            objective.TotalDowntime,
            objective.WorstDowntime,
            objective.Exposure,
        ];
        var figures = Figures(order, perNode, inAll);
        return weights
            .Select((weight, i) => weight == 0 ? 0 : weight * figures[i] / _units[i])
            .Sum();
    }

    private double[] Figures(int[] order, int perNode, int inAll)
    {
        var link = _request.Link with { Concurrency = inAll };
        if (_sources == 1)
            new LinkEngine<AnyCurve>(order.Length).Run(link, [.. order.Select(Vm)], _results);
        else
            new ClusterEngine<AnyCurve>(order.Length).Run(
                new(
                    link with
                    {
                        BandwidthBytesPerSecond = double.PositiveInfinity,
                    },
                    [.. _request.Nodes.Select(_ => Node(perNode))]
                ),
                [
                    .. order.Select(vm => new Move<AnyCurve>(
                        Vm(vm),
                        _request.Vms[vm].Source,
                        _request.Vms[vm].Target
                    )),
                ],
                _results
            );
        return
        [
            _results.Max(result => result.EndSeconds),
            _results.Sum(result => result.DowntimeSeconds),
            _results.Max(result => result.DowntimeSeconds),
            _results.Sum(result => result.EndSeconds - result.StartSeconds),
        ];
    }

    private Vm<AnyCurve> Vm(int vm) => new(_request.Vms[vm].MemoryBytes, _request.Vms[vm].Dirty);

    private ClusterNode Node(int perNode)
    {
        var bandwidth = _request.Link.BandwidthBytesPerSecond;
        return new(bandwidth, bandwidth) { MostOutgoing = perNode };
    }
}
