using PreCopy.Benchmarks.Answers;
using PreCopy.Cluster;
using PreCopy.Cluster.Placements;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.SharedLink;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>
/// A rolling maintenance: every node of a cluster is emptied in turn, two migrations out of a node and two into one at once,
/// in racks of 20 nodes whose uplinks carry what four nodes send.
/// </summary>
public sealed class MaintenanceRun
{
    private const int NodesInRack = 20;
    private const double UplinkShare = 4;
    private const int AtOnce = 2;

    // Twice what the VMs of a node have on average.
    private const double NodeMemory = 2;

    private readonly ClusterSettings _settings;
    private readonly ClusterEngine<CappedCurve> _engine;
    private readonly Move<CappedCurve>[] _moves;
    private readonly VmResult[] _results;

    /// <summary>Draws the VMs and finds where each goes.</summary>
    public MaintenanceRun(int vms, int nodes)
    {
        var draws = VmDraw.Generate(vms, Manifest.WorkloadSeed);
        var memory = NodeMemory * draws.Sum(draw => draw.MemoryBytes) / nodes;
        var placement = new DrainPlanner(
            Enumerable.Repeat(memory, nodes).ToArray(),
            [.. draws.Select((draw, i) => new PlacedVm(i % nodes, draw.MemoryBytes))],
            PlacementRule.MostFree
        );
        _moves =
        [
            .. Enumerable
                .Range(0, nodes)
                .SelectMany(node => placement.Empty([node]))
                .Select(move => new Move<CappedCurve>(
                    VmOf(draws[move.Vm]),
                    move.Source,
                    move.Target
                )
                {
                    Wave = move.Wave,
                }),
        ];
        _settings = new ClusterSettings(
            new LinkSettings(double.PositiveInfinity, new StopPolicy { DowntimeSeconds = 0.3 }),
            [
                .. Enumerable
                    .Range(0, nodes)
                    .Select(node => new ClusterNode(
                        VmDraw.LinkBytesPerSecond,
                        VmDraw.LinkBytesPerSecond
                    )
                    {
                        Rack = node / NodesInRack,
                        MostOutgoing = AtOnce,
                        MostIncoming = AtOnce,
                    }),
            ]
        )
        {
            Racks =
            [
                .. Enumerable.Repeat(
                    new ClusterRack(UplinkShare * VmDraw.LinkBytesPerSecond),
                    (nodes + NodesInRack - 1) / NodesInRack
                ),
            ],
        };
        _engine = new(_moves.Length);
        _results = new VmResult[_moves.Length];
    }

    /// <summary>What became of the VMs.</summary>
    public CaseAnswer Answer
    {
        get
        {
            var checksum = new AnswerChecksum();
            foreach (ref readonly var result in _results.AsSpan())
                checksum.Add(result);
            return new(checksum.Value)
            {
                MigrationsPerOperation = _moves.Length,
                MakespanSeconds = _results.Max(result => result.EndSeconds),
            };
        }
    }

    /// <summary>Simulates the whole maintenance.</summary>
    public void Run() => _engine.Run(_settings, _moves, _results);

    private static Vm<CappedCurve> VmOf(VmDraw draw) =>
        new(draw.MemoryBytes, new(draw.DirtyBytesPerSecond, draw.WorkingSetBytes));
}
