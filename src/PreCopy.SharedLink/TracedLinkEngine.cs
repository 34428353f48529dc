using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>A <see cref="LinkEngine{TCurve}"/> that reports every piece of a transfer to a trace.</summary>
/// <param name="capacity">The largest batch; everything is allocated here and nothing later.</param>
/// <typeparam name="TCurve">The VMs' dirty curve.</typeparam>
/// <typeparam name="TTrace">What watches.</typeparam>
public sealed class TracedLinkEngine<TCurve, TTrace>(int capacity)
    where TCurve : struct, IDirtyCurve
    where TTrace : struct, ILinkTrace
{
    private readonly MigrationEngine<TCurve, TTrace, OneLink> _engine = new(
        capacity,
        new OneLink(capacity)
    );

    private MemoryLink _link;

    /// <summary>Simulates a batch; see <see cref="LinkEngine{TCurve}.Run"/>.</summary>
    /// <param name="settings">Link, policy and schedule.</param>
    /// <param name="vms">The VMs, in the order of their admission; at most the engine's capacity.</param>
    /// <param name="results">Receives what became of each VM; as long as <paramref name="vms"/>.</param>
    /// <param name="trace">Watches the simulation.</param>
    /// <param name="usable">The share of the bandwidth that migrations get, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">A setting or a VM out of its range, or spans of the wrong length.</exception>
    public void Run(
        LinkSettings settings,
        ReadOnlySpan<Vm<TCurve>> vms,
        Span<VmResult> results,
        ref TTrace trace,
        double usable = 1
    )
    {
        _link.Read(settings, usable);
        LinkArguments.Validate(vms, results, capacity);
        _engine.Simulate(_link, vms, results, ref trace);
        _link.ToWire(results);
    }

    /// <summary>Simulates a batch whose arguments have been validated; results count bytes of memory.</summary>
    internal void Simulate(
        in MemoryLink link,
        ReadOnlySpan<Vm<TCurve>> vms,
        Span<VmResult> results,
        ref TTrace trace
    ) => _engine.Simulate(link, vms, results, ref trace);
}
