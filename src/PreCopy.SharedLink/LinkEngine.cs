using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>
/// The exact simulation of many migrations on one link (model, section 3): event by event, no time step. Work per event grows
/// with the logarithm of the VMs that copy at the time, not with those that wait or have finished. Up to 16 at once without a
/// stream cap that could bind, and with a policy that no time changes, take a shorter way to the same answer.
/// </summary>
/// <param name="capacity">The largest batch; everything is allocated here and nothing later.</param>
/// <typeparam name="TCurve">The VMs' dirty curve; <see cref="AnyCurve"/> where they differ.</typeparam>
public sealed class LinkEngine<TCurve>(int capacity)
    where TCurve : struct, IDirtyCurve
{
    private readonly VirtualTimeEngine<TCurve> _virtualTime = new();
    private readonly TracedLinkEngine<TCurve, NoTrace> _general = new(capacity);

    private MemoryLink _link;

    /// <summary>Simulates a batch.</summary>
    /// <param name="settings">Link, policy and schedule.</param>
    /// <param name="vms">The VMs, in the order of their admission; at most the engine's capacity.</param>
    /// <param name="results">Receives what became of each VM; as long as <paramref name="vms"/>.</param>
    /// <param name="usable">The share of the bandwidth that migrations get, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">A setting or a VM out of its range, or spans of the wrong length.</exception>
    public void Run(
        LinkSettings settings,
        ReadOnlySpan<Vm<TCurve>> vms,
        Span<VmResult> results,
        double usable = 1
    )
    {
        _link.Read(settings, usable);
        var hasEqualWeights = LinkArguments.Validate(vms, results, capacity);
        if (
            !VirtualTimeEngine<TCurve>.Applies(_link, vms.Length)
            || !_virtualTime.TryRun(new(_link, vms, results, hasEqualWeights))
        )
        {
            var trace = default(NoTrace);
            _general.Simulate(_link, vms, results, ref trace);
        }

        _link.ToWire(results);
    }
}
