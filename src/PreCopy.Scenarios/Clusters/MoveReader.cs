using PreCopy.Cluster.Placements;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;
using PreCopy.Scenarios.Vms;

namespace PreCopy.Scenarios.Clusters;

/// <summary>Reads <c>moves</c>: which VM goes where.</summary>
internal static class MoveReader
{
    public static PlacedMove[] Read(
        JsonCursor json,
        VmBatch vms,
        NodeSet nodes,
        ReadOnlySpan<PlacedVm> before
    )
    {
        var after = before.ToArray();
        var moved = new bool[before.Length];
        var moves = new List<PlacedMove>();
        foreach (var entry in json.Items(ScenarioCluster.MostMoves))
        {
            entry.Object("vm", "from", "to");
            var vm = vms.IndexOf(entry["vm"]);
            if (moved[vm])
                throw entry["vm"].Error($"'{vms.Names[vm]}' moves twice; once is allowed");
            var (source, target) = (before[vm].Node, nodes.IndexOf(entry["to"]));
            if (entry.Find("from") is { } from && nodes.IndexOf(from) != source)
                throw from.Error(
                    $"'{vms.Names[vm]}' runs on '{nodes.Names[source]}', not on {QuantityText.Quote(from.Text())}"
                );
            if (target == source)
                throw entry["to"].Error($"'{vms.Names[vm]}' is there already; name another node");
            moves.Add(new(vm, source, target, Wave: 0));
            moved[vm] = true;
            after[vm] = after[vm] with { Node = target };
        }

        PlaceReader.Check(json, after, nodes);
        return [.. moves];
    }
}
