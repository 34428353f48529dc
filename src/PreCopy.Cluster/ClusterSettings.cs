using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>What the migrations of a cluster share (model, section 5).</summary>
/// <param name="Link">
/// The stop policy and the schedule. Its bandwidth is the fabric's, which every migration crosses; +infinity when only nodes
/// and racks set limits. Its concurrency is the limit of the whole cluster.
/// </param>
/// <param name="Nodes">The nodes, at least 2.</param>
public sealed record ClusterSettings(LinkSettings Link, IReadOnlyList<ClusterNode> Nodes)
{
    /// <summary>The racks that nodes refer to.</summary>
    public IReadOnlyList<ClusterRack> Racks { get; init; } = [];

    /// <summary>Seconds between the end of a wave's last migration and the start of the next wave: updates and restarts.</summary>
    public double WavePauseSeconds { get; init; }
}
