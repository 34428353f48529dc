using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>
/// The exact simulation of migrations between the nodes of a cluster (model, section 5): event by event, rates max-min fair
/// over everything that a migration crosses. Whoever is first in order and fits every limit is admitted. Work per event grows
/// with what changes, not with the cluster. Moves that all go from one node to another share a link: the answer is
/// <see cref="LinkEngine{TCurve}"/>'s to the last bit.
/// </summary>
/// <param name="capacity">The most moves; everything of their number is allocated here.</param>
/// <typeparam name="TCurve">The VMs' dirty curve; <see cref="AnyCurve"/> where they differ.</typeparam>
public sealed class ClusterEngine<TCurve>(int capacity)
    where TCurve : struct, IDirtyCurve
{
    private readonly TracedClusterEngine<TCurve, NoTrace> _general = new(capacity);
    private readonly LinkEngine<TCurve> _shared = new(capacity);
    private readonly Vm<TCurve>[] _vms = new Vm<TCurve>[capacity];

    private (ClusterSettings?, int Source, int Target) _given;
    private LinkSettings? _pair;
    private MemoryLink _link;

    /// <summary>Simulates a cluster's migrations; allocates nothing but for more nodes than ever before.</summary>
    /// <param name="settings">Nodes, racks, fabric, policy and limits.</param>
    /// <param name="moves">The migrations in the order of their admission; at most the engine's capacity.</param>
    /// <param name="results">Receives what became of each; as long as <paramref name="moves"/>.</param>
    /// <param name="usable">The share of every capacity that migrations get, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">A setting or a move out of its range, or spans of the wrong length.</exception>
    public void Run(
        ClusterSettings settings,
        ReadOnlySpan<Move<TCurve>> moves,
        Span<VmResult> results,
        double usable = 1
    )
    {
        if (!IsOnePair(moves))
        {
            var trace = default(NoTrace);
            _general.Run(settings, moves, results, ref trace, usable);
            return;
        }

        _link.ReadFabric(settings.Link, usable);
        ClusterArguments.Validate(settings, moves, capacity);
        for (var i = 0; i < moves.Length; i++)
            _vms[i] = moves[i].Vm;
        _shared.Run(
            SharedLinkOf(settings, moves[0].Source, moves[0].Target),
            _vms.AsSpan(0, moves.Length),
            results,
            usable
        );
    }

    private static bool IsOnePair(ReadOnlySpan<Move<TCurve>> moves)
    {
        foreach (ref readonly var move in moves)
            if (
                move.Source != moves[0].Source
                || move.Target != moves[0].Target
                || move.Wave != moves[0].Wave
            )
                return false;
        return !moves.IsEmpty;
    }

    // The narrowest of what the pair's migrations cross, and the strictest of their limits.
    private LinkSettings SharedLinkOf(ClusterSettings settings, int source, int target)
    {
        var given = (settings, source, target);
        if (given == _given)
            return _pair!;
        var (from, to) = (settings.Nodes[source], settings.Nodes[target]);
        var narrowest = Math.Min(from.TransmitBytesPerSecond, to.ReceiveBytesPerSecond);
        narrowest = Math.Min(narrowest, settings.Link.BandwidthBytesPerSecond);
        foreach (var rack in new[] { from.Rack, to.Rack })
            if (from.Rack != to.Rack && rack >= 0)
                narrowest = Math.Min(narrowest, settings.Racks[rack].UplinkBytesPerSecond);
        _given = given;
        _pair = settings.Link with
        {
            BandwidthBytesPerSecond = narrowest,
            Concurrency = Math.Min(
                settings.Link.Concurrency,
                Math.Min(
                    Math.Min(from.MostOutgoing, to.MostIncoming),
                    Math.Min(from.MostMigrations, to.MostMigrations)
                )
            ),
        };
        return _pair;
    }
}
