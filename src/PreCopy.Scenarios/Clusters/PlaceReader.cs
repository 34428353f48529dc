using PreCopy.Cluster.Placements;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;
using PreCopy.Scenarios.Vms;

namespace PreCopy.Scenarios.Clusters;

/// <summary>Reads where the VMs run: the <c>node</c> of each entry of <c>vms</c>.</summary>
internal static class PlaceReader
{
    /// <summary>The VMs' places; the VMs of an entry are dealt to its nodes in turn.</summary>
    public static PlacedVm[] Read(JsonCursor json, VmBatch vms, NodeSet nodes)
    {
        var memory = vms.ToMemory().Span;
        var places = new PlacedVm[memory.Length];
        int[] every = [.. Enumerable.Range(0, nodes.Nodes.Count)];
        var placed = 0;
        foreach (var (entry, count) in json.Items().Zip(vms.Counts))
        {
            var turn = Turn(entry, nodes, every);
            for (var dealt = 0; dealt < count; dealt++, placed++)
                places[placed] = new(turn[dealt % turn.Length], Whole(memory[placed].MemoryBytes));
        }

        Check(json, places, nodes);
        return places;
    }

    /// <summary>Refuses nodes that hold more than their memory.</summary>
    public static void Check(JsonCursor json, ReadOnlySpan<PlacedVm> places, NodeSet nodes)
    {
        var held = new double[nodes.Nodes.Count];
        foreach (var (node, bytes) in places)
            held[node] += bytes;
        for (var node = 0; node < held.Length; node++)
        {
            if (held[node] > nodes.MemoryBytes[node])
                throw json.Error(
                    $"'{nodes.Names[node]}' would hold {Quantity.Bytes.Print(held[node])} of VMs, more than its memory ({Quantity.Bytes.Print(nodes.MemoryBytes[node])})"
                );
        }
    }

    private static int[] Turn(JsonCursor entry, NodeSet nodes, int[] every)
    {
        var json = entry["node"];
        if (!json.IsArray && json.Text() != NodeSet.Every)
            return [nodes.IndexOf(json)];
        if (entry.Find("count") is null)
            throw json.Error("several nodes need a 'count' of VMs, which they get in turn");
        return json.IsArray
            ? [.. json.Items(ScenarioCluster.MostNodes).Select(nodes.IndexOf)]
            : every;
    }

    // Whole bytes add up without an error of rounding: ten VMs of 0.1 GiB fit into 1 GiB.
    private static double Whole(double bytes) => Math.Floor(bytes);
}
