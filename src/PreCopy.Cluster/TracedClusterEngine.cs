using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>A <see cref="ClusterEngine{TCurve}"/> that reports every piece of a transfer to a trace.</summary>
/// <param name="capacity">The most moves; everything of their number is allocated here.</param>
/// <typeparam name="TCurve">The VMs' dirty curve.</typeparam>
/// <typeparam name="TTrace">What watches; its VMs are the moves' indices.</typeparam>
public sealed class TracedClusterEngine<TCurve, TTrace>(int capacity)
    where TCurve : struct, IDirtyCurve
    where TTrace : struct, ILinkTrace
{
    private readonly MigrationEngine<TCurve, TTrace, ClusterNetwork> _engine = new(
        capacity,
        new ClusterNetwork(capacity)
    );

    private readonly Vm<TCurve>[] _vms = new Vm<TCurve>[capacity];

    private MemoryLink _link;

    /// <summary>Simulates a cluster's migrations; see <see cref="ClusterEngine{TCurve}.Run"/>.</summary>
    /// <param name="settings">Nodes, racks, fabric, policy and limits.</param>
    /// <param name="moves">The migrations in the order of their admission; at most the engine's capacity.</param>
    /// <param name="results">Receives what became of each; as long as <paramref name="moves"/>.</param>
    /// <param name="trace">Watches the simulation.</param>
    /// <param name="usable">The share of every capacity that migrations get, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">A setting or a move out of its range, or spans of the wrong length.</exception>
    public void Run(
        ClusterSettings settings,
        ReadOnlySpan<Move<TCurve>> moves,
        Span<VmResult> results,
        ref TTrace trace,
        double usable = 1
    )
    {
        _link.ReadFabric(settings.Link, usable);
        ClusterArguments.Validate(settings, moves, capacity);
        for (var i = 0; i < moves.Length; i++)
            _vms[i] = moves[i].Vm;
        var vms = _vms.AsSpan(0, moves.Length);
        LinkArguments.Validate<TCurve>(vms, results, capacity);
        _engine.Network.Read(settings, _link, moves);
        _engine.Simulate(_link, vms, results, ref trace);
        _link.ToWire(results);
    }
}
