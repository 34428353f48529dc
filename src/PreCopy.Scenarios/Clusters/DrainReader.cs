using PreCopy.Cluster.Placements;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;
using PreCopy.Scenarios.Vms;

namespace PreCopy.Scenarios.Clusters;

/// <summary>Reads <c>drain</c>: the nodes to empty, in waves.</summary>
internal sealed class DrainReader(JsonCursor json, VmBatch vms, NodeSet nodes)
{
    // Either a list of nodes or an object with more to say.
    private readonly JsonCursor? _details = json.IsArray
        ? null
        : json.Object("nodes", "atOnce", "pause", "placement");

    /// <summary>The nodes and how many make a wave.</summary>
    public Drain Drain()
    {
        var list = _details?["nodes"] ?? json;
        var isAll = list.IsText;
        int[] drained = isAll
            ? [.. Enumerable.Range(0, list.OneOf(("all", nodes.Nodes.Count)))]
            : Listed(list);
        var atOnce =
            _details?.Find("atOnce")?.WholeNumber(1, ScenarioCluster.MostNodes)
            ?? (isAll ? 1 : drained.Length);
        return atOnce < nodes.Nodes.Count || drained.Length < nodes.Nodes.Count
            ? new(drained, Math.Min(atOnce, drained.Length))
            : throw json.Error(
                "empties every node at once, and none is left to take the VMs; write a smaller 'atOnce'"
            );
    }

    /// <summary>The pause between waves.</summary>
    public double PauseSeconds() =>
        _details?.Find("pause")?.Quantity(Quantity.Duration.OrZero) ?? 0;

    /// <summary>Where the VMs of the drained nodes go.</summary>
    public PlacedMove[] Moves(Drain drain, ReadOnlySpan<PlacedVm> places)
    {
        var planner = new DrainPlanner([.. nodes.MemoryBytes], places, Rule());
        var moves = new List<PlacedMove>();
        foreach (var wave in drain.Nodes.Chunk(drain.AtOnce))
        {
            moves.AddRange(Wave(planner, wave));
            if (moves.Count > ScenarioCluster.MostMoves)
                throw json.Error(
                    $"takes more than {ScenarioCluster.MostMoves} migrations; this is the limit"
                );
        }

        return moves.Count > 0
            ? [.. moves]
            : throw json.Error("nothing to migrate: no VM runs on these nodes");
    }

    private PlacementRule Rule() =>
        _details
            ?.Find("placement")
            ?.OneOf(
                ("most-free", PlacementRule.MostFree),
                ("first-fit", PlacementRule.FirstFit),
                ("best-fit", PlacementRule.BestFit)
            )
        ?? PlacementRule.MostFree;

    private int[] Listed(JsonCursor list)
    {
        var seen = new bool[nodes.Nodes.Count];
        return
        [
            .. list.Items(ScenarioCluster.MostNodes)
                .Select(item =>
                {
                    var node = nodes.IndexOf(item);
                    if (seen[node])
                        throw item.Error($"'{nodes.Names[node]}' is there twice");
                    seen[node] = true;
                    return node;
                }),
        ];
    }

    private PlacedMove[] Wave(DrainPlanner planner, int[] wave)
    {
        try
        {
            return planner.Empty(wave);
        }
        catch (NoRoomException problem)
        {
            throw json.Error(
                $"'{vms.Names[problem.Vm]}' ({Quantity.Bytes.Print(problem.NeededBytes)}) fits nowhere when '{nodes.Names[problem.Node]}' is emptied: the most free memory of another node is then {Quantity.Bytes.Print(problem.MostFreeBytes)}"
            );
        }
    }
}
