using PreCopy.Cluster;
using PreCopy.Scenarios.Json;

namespace PreCopy.Scenarios.Clusters;

/// <summary>The nodes of a scenario as its entries are expanded.</summary>
internal sealed class NodeSet
{
    private readonly ExpandedNames _names = new("node");

    /// <summary>Stands for every node where VMs are placed, so no node can be called so.</summary>
    public const string Every = "*";

    public IReadOnlyList<string> Names => _names.All;

    public List<ClusterNode> Nodes { get; } = [];

    public List<double> MemoryBytes { get; } = [];

    public void Add(JsonCursor entry, string? name, int? count, ClusterNode node, double memory)
    {
        var added = count ?? 1;
        if (Nodes.Count + added > ScenarioCluster.MostNodes)
            throw entry.Error(
                $"more than {ScenarioCluster.MostNodes} nodes in the scenario; this is the limit"
            );
        _names.Add(entry, name, count);
        Nodes.AddRange(Enumerable.Repeat(node, added));
        MemoryBytes.AddRange(Enumerable.Repeat(memory, added));
    }

    /// <summary>The index of the node that <paramref name="json"/> names.</summary>
    public int IndexOf(JsonCursor json) => _names.IndexOf(json, "nodes");
}
