using PreCopy.Cluster;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Clusters;

/// <summary>Reads the entries of <c>nodes</c> and <c>racks</c>.</summary>
internal static class NodeReader
{
    public static NodeSet Nodes(JsonCursor json, ExpandedNames racks)
    {
        var nodes = new NodeSet();
        foreach (var entry in json.Items(ScenarioCluster.MostNodes))
        {
            entry.Object(
                "name",
                "count",
                "bandwidth",
                "transmit",
                "receive",
                "memory",
                "rack",
                "limit",
                "outgoing",
                "incoming"
            );
            nodes.Add(
                entry,
                Name(entry.Find("name")),
                entry.Find("count")?.WholeNumber(1, ScenarioCluster.MostNodes),
                Node(entry, racks),
                entry.Find("memory")?.Quantity(Quantity.Bytes) ?? double.PositiveInfinity
            );
        }

        return nodes.Nodes.Count >= 2
            ? nodes
            : throw json.Error("a single node; migrations need at least 2");
    }

    public static (ExpandedNames Names, IReadOnlyList<ClusterRack> Racks) Racks(JsonCursor? json)
    {
        var names = new ExpandedNames("rack");
        var racks = new List<ClusterRack>();
        foreach (var entry in json?.Items(ScenarioCluster.MostNodes) ?? [])
        {
            entry.Object("name", "uplink");
            names.Add(entry, entry["name"].Name(), count: null);
            racks.Add(new(entry["uplink"].Quantity(Quantity.Rate)));
        }

        return (names, racks);
    }

    private static string? Name(JsonCursor? json)
    {
        var name = json?.Name();
        return name != NodeSet.Every
            ? name
            : throw json!.Error($"'{name}' stands for every node; choose another name");
    }

    private static ClusterNode Node(JsonCursor entry, ExpandedNames racks)
    {
        var (transmit, receive) = Bandwidth(entry);
        return new(transmit, receive)
        {
            Rack = entry.Find("rack") is { } rack ? racks.IndexOf(rack, "racks") : -1,
            MostMigrations = Limit("limit"),
            MostOutgoing = Limit("outgoing"),
            MostIncoming = Limit("incoming"),
        };

        int Limit(string key) => entry.Find(key)?.WholeNumber(1, int.MaxValue) ?? int.MaxValue;
    }

    private static (double Transmit, double Receive) Bandwidth(JsonCursor entry)
    {
        var isApart = entry.Find("transmit") is not null || entry.Find("receive") is not null;
        if (!isApart)
        {
            var both = entry["bandwidth"].Quantity(Quantity.Rate);
            return (both, both);
        }

        if (entry.Find("bandwidth") is { } bandwidth)
            throw bandwidth.Error(
                "is there besides 'transmit' and 'receive'; write it or both of them"
            );
        return (
            entry["transmit"].Quantity(Quantity.Rate),
            entry["receive"].Quantity(Quantity.Rate)
        );
    }
}
