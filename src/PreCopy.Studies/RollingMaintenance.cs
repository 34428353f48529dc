using PreCopy.Cluster;
using PreCopy.Cluster.Placements;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>Every node of a cluster is emptied, updated and used again, some nodes at a time: what shortens the maintenance.</summary>
public sealed class RollingMaintenance : IStudy
{
    private const int NodeCount = 16;
    private const int VmsPerNode = 12;
    private const double UpdateSeconds = 300;
    private const double DirtyRatio = 0.1;
    private const string Cap = "stream cap / link";
    private const string AtOnce = "nodes at once";
    private const string Limit = "limit per node";
    private const string Total = "time (s)";
    private const string Moving = "of it moving (s)";
    private const string Migrations = "migrations";
    private const string Fullest = "most VMs on a node";

    private static readonly double[] StreamCaps = [1, 0.4];
    private static readonly int[] NodesAtOnce = [1, 2, 4, 8];
    private static readonly int[] Limits = [1, 2, 4];

    /// <inheritdoc/>
    public string Name => "rolling-maintenance";

    /// <inheritdoc/>
    public string Question =>
        $"What shortens the maintenance of {NodeCount} nodes with {VmsPerNode} VMs each: more nodes at once, or more migrations per node?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = new Table(
            Cap,
            Limit,
            AtOnce,
            Migrations,
            Total,
            Moving,
            "worst downtime (s)",
            Fullest
        );
        foreach (var cap in StreamCaps)
        foreach (var limit in Limits)
        foreach (var atOnce in NodesAtOnce)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var moves = Plan(atOnce);
            var totals = new ClusterBatch(moves.Length).Run(
                new(
                    new LinkSettings(double.PositiveInfinity, StandardCase.DowntimeLimited)
                    {
                        StreamCapBytesPerSecond = cap * StandardCase.LinkBytesPerSecond,
                    },
                    ClusterBatch.Nodes(NodeCount, limit)
                )
                {
                    WavePauseSeconds = UpdateSeconds,
                },
                moves
            );
            var waves = NodeCount / atOnce;
            // The last nodes are updated after the last migration.
            data.Add(
                cap,
                limit,
                atOnce,
                moves.Length,
                totals.MakespanSeconds + UpdateSeconds,
                totals.MakespanSeconds - (waves - 1) * UpdateSeconds,
                totals.MaxDowntimeSeconds,
                MostOnANode(moves)
            );
        }

        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var (all, full, capped) = (
            data.Where(Cap, "1").Where(Limit, "1"),
            data.Where(Cap, "1").Where(AtOnce, "1").Numbers(Total),
            data.Where(Cap, "0.4").Where(AtOnce, "1").Numbers(Total)
        );
        var (times, migrations, vms) = (
            all.Numbers(Total),
            all.Numbers(Migrations),
            all.Numbers(Fullest)
        );
        return $"{NodeCount} nodes of {VmsPerNode} VMs, D/B = {DirtyRatio}, {UpdateSeconds / 60} min of updates: {NodesAtOnce[^1]} nodes at once instead of 1 end after {Minutes(times[^1])} "
            + $"instead of {Minutes(times[0])} min, with {migrations[^1]} migrations instead of {migrations[0]} and up to {vms[^1]} VMs on a node instead of {vms[0]}. "
            + $"{Limits[^1]} migrations per node instead of 1 end after {Minutes(full[^1])} instead of {Minutes(full[0])} min; over streams of 0.4 of the link, after {Minutes(capped[^1])} instead of {Minutes(capped[0])} min.";
    }

    private static string Minutes(double seconds) => $"{seconds / 60:F1}";

    private static Move<CappedCurve>[] Plan(int atOnce)
    {
        var memory = new double[NodeCount];
        Array.Fill(memory, double.PositiveInfinity);
        PlacedVm[] vms =
        [
            .. Enumerable
                .Range(0, NodeCount * VmsPerNode)
                .Select(vm => new PlacedVm(vm / VmsPerNode, StandardCase.MemoryBytes)),
        ];
        var planner = new DrainPlanner(memory, vms, PlacementRule.MostFree);
        return
        [
            .. Enumerable
                .Range(0, NodeCount)
                .Chunk(atOnce)
                .SelectMany(nodes => planner.Empty(nodes))
                .Select(move => new Move<CappedCurve>(
                    StandardCase.VmAt(DirtyRatio),
                    move.Source,
                    move.Target
                )
                {
                    Wave = move.Wave,
                }),
        ];
    }

    // The targets of a wave are none of its sources, whose VMs have all left at its end.
    private static int MostOnANode(IEnumerable<Move<CappedCurve>> moves)
    {
        var held = new int[NodeCount];
        Array.Fill(held, VmsPerNode);
        var most = VmsPerNode;
        foreach (var move in moves)
        {
            held[move.Source]--;
            most = Math.Max(most, ++held[move.Target]);
        }

        return most;
    }
}
