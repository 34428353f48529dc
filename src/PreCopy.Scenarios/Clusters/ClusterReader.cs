using PreCopy.Cluster;
using PreCopy.Cluster.Placements;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Vms;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios.Clusters;

/// <summary>Reads what a scenario with nodes has besides.</summary>
internal static class ClusterReader
{
    /// <summary>Refuses keys that say nothing without nodes.</summary>
    public static void Refuse(JsonCursor json, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (json.Find(key) is { } member)
                throw member.Error($"only a scenario with 'nodes' has '{key}'");
        }
    }

    public static ScenarioCluster Read(JsonCursor root, LinkSettings link, VmBatch vms)
    {
        var (rackNames, racks) = NodeReader.Racks(root.Find("racks"));
        var nodes = NodeReader.Nodes(root["nodes"], rackNames);
        var places = PlaceReader.Read(root["vms"], vms, nodes);
        var settings = new ClusterSettings(link, nodes.Nodes) { Racks = racks };
        switch (root.Find("moves"), root.Find("drain"))
        {
            case ({ } json, null):
                return Cluster(settings, MoveReader.Read(json, vms, nodes, places));
            case (null, { } json):
                var reader = new DrainReader(json, vms, nodes);
                var drain = reader.Drain();
                settings = settings with { WavePauseSeconds = reader.PauseSeconds() };
                return Cluster(settings, reader.Moves(drain, places)) with { Drain = drain };
            default:
                throw root.Error("a scenario with 'nodes' needs 'moves' or 'drain', and not both");
        }

        ScenarioCluster Cluster(ClusterSettings settings, PlacedMove[] moves) =>
            new(
                settings,
                nodes.Names,
                nodes.MemoryBytes,
                [.. places.Select(place => place.Node)],
                moves
            );
    }
}
