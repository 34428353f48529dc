using PreCopy.Cluster;
using PreCopy.Cluster.Placements;

namespace PreCopy.Scenarios.Clusters;

/// <summary>What a scenario with nodes has besides: where its VMs run, and where they go.</summary>
/// <param name="Settings">Nodes, racks and limits; its link is the scenario's settings.</param>
/// <param name="NodeNames">The nodes' names, all different.</param>
/// <param name="NodeMemoryBytes">The nodes' memory for VMs; +infinity when it is no limit.</param>
/// <param name="VmNodes">The index of the node on which each of the scenario's VMs runs before the first move.</param>
/// <param name="Moves">The migrations in the order of their admission, at least one.</param>
public sealed record ScenarioCluster(
    ClusterSettings Settings,
    IReadOnlyList<string> NodeNames,
    IReadOnlyList<double> NodeMemoryBytes,
    IReadOnlyList<int> VmNodes,
    ReadOnlyMemory<PlacedMove> Moves
)
{
    /// <summary>The most nodes in a scenario.</summary>
    public const int MostNodes = 100_000;

    /// <summary>The most migrations in a scenario.</summary>
    public const int MostMoves = 2_000_000;

    /// <summary>The nodes that are emptied, or null when the scenario lists its moves.</summary>
    public Drain? Drain { get; init; }
}
