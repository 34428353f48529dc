using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>
/// The exact simulation of migrations between the nodes of a cluster (model, section 5): event by event, rates max-min fair
/// over everything that a migration crosses. Whoever is first in order and fits every limit is admitted. Work per event grows
/// with what changes, not with the cluster. Moves that all go from one node to another without any other limit share a link:
/// the answer is <see cref="LinkEngine{TCurve}"/>'s to the last bit.
/// </summary>
/// <param name="capacity">The most moves; everything of their number is allocated here.</param>
/// <typeparam name="TCurve">The VMs' dirty curve; <see cref="AnyCurve"/> where they differ.</typeparam>
public sealed class ClusterEngine<TCurve>(int capacity)
    where TCurve : struct, IDirtyCurve
{
    /// <summary>Simulates a cluster's migrations.</summary>
    /// <param name="settings">Nodes, racks, fabric, policy and limits.</param>
    /// <param name="moves">The migrations in the order of their admission; at most the engine's capacity.</param>
    /// <param name="results">Receives what became of each; as long as <paramref name="moves"/>.</param>
    /// <exception cref="ArgumentException">A setting or a move out of its range, or spans of the wrong length.</exception>
    public void Run(
        ClusterSettings settings,
        ReadOnlySpan<Move<TCurve>> moves,
        Span<VmResult> results
    ) => throw new NotImplementedException($"{capacity}");
}
