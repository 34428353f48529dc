using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>
/// The model's section 3 written a second time, as plainly as it can be: every event looks at every VM, rates come from a
/// loop that fills the link, nothing is leapt over. Gives up on batches that need too many events.
/// </summary>
internal sealed class NaiveLink(LinkSettings settings, Vm<AnyCurve>[] vms)
{
    private const int Patience = 20_000;

    private readonly NaiveVm[] _states = [.. vms.Select(vm => new NaiveVm(vm))];
    private double _now;
    private int _admitted;

    /// <summary>The results, or <see langword="null"/> when it ran out of patience.</summary>
    public VmResult[]? Run()
    {
        for (var events = 0; events < Patience; events++)
        {
            Settle();
            var rates = Rates();
            var next = _states.Select((vm, i) => vm.NextEvent(_now, rates[i])).Min();
            if (double.IsPositiveInfinity(next))
                return [.. _states.Select(vm => vm.Result)];
            var ended = _states.Select((vm, i) => vm.TransferEnd(_now, rates[i]) <= next).ToArray();
            for (var i = 0; i < _states.Length; i++)
                _states[i].Send(rates[i] * (next - _now));
            _now = next;
            for (var i = 0; i < _states.Length; i++)
                if (ended[i])
                    _states[i].EndTransfer(_now, rates[i], settings);
            foreach (var vm in _states)
                vm.TimeOut(_now, settings);
        }

        return null;
    }

    // Admissions and the ends of timers, one of which may allow the next.
    private void Settle()
    {
        bool changed;
        do
        {
            changed = false;
            while (
                _admitted < _states.Length
                && _states.Count(vm => vm.HoldsSlot) < settings.Concurrency
            )
                _states[_admitted++].Admit(_now, settings);
            foreach (var vm in _states)
                changed |= vm.EndTimer(_now, settings);
        } while (changed);
    }

    // Weighted max-min: whoever would get more than the cap gets the cap, the others share what that leaves.
    private double[] Rates()
    {
        var rates = new double[_states.Length];
        var sharing = Enumerable.Range(0, _states.Length).Where(i => _states[i].Copies).ToList();
        var free = settings.BandwidthBytesPerSecond;
        while (sharing.Count > 0)
        {
            var perWeight = free / sharing.Sum(i => vms[i].Weight);
            var capped = sharing
                .Where(i => vms[i].Weight * perWeight > settings.StreamCapBytesPerSecond)
                .ToList();
            foreach (var i in capped.Count > 0 ? capped : sharing)
                rates[i] = Math.Min(vms[i].Weight * perWeight, settings.StreamCapBytesPerSecond);
            if (capped.Count == 0)
                break;
            free -= capped.Count * settings.StreamCapBytesPerSecond;
            sharing.RemoveAll(capped.Contains);
        }

        return rates;
    }
}
