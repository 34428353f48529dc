using System.Runtime.InteropServices;
using PreCopy.Model.Curves;
using PreCopy.Scenarios.Json;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios.Vms;

/// <summary>The VMs of a scenario as its entries are expanded.</summary>
internal sealed class VmBatch
{
    private readonly ExpandedNames _names = new("vm");
    private readonly List<Vm<AnyCurve>> _vms = [];
    private readonly List<int> _counts = [];

    public IReadOnlyList<string> Names => _names.All;

    /// <summary>How many VMs each entry has.</summary>
    public IReadOnlyList<int> Counts => _counts;

    public ReadOnlyMemory<Vm<AnyCurve>> ToMemory() => _vms.ToArray();

    /// <summary>Adds an entry of as many VMs as it counts, which are named as <see cref="ExpandedNames"/> tells.</summary>
    public void Add(JsonCursor entry, string? name, int? count, Vm<AnyCurve> vm)
    {
        var added = count ?? 1;
        if (_vms.Count + added > Scenario.MostVms)
            throw entry.Error(
                $"more than {Scenario.MostVms} VMs in the scenario; this is the limit"
            );
        _names.Add(entry, name, count);
        _counts.Add(added);
        CollectionsMarshal.SetCount(_vms, _vms.Count + added);
        CollectionsMarshal.AsSpan(_vms)[^added..].Fill(vm);
    }

    /// <summary>The index of the VM that <paramref name="json"/> names.</summary>
    public int IndexOf(JsonCursor json) => _names.IndexOf(json, "VMs");

    /// <summary>Sets the weights: one per VM, or one per entry for all VMs of the entry.</summary>
    public void SetWeights(JsonCursor json, double lightest, double heaviest)
    {
        var weights = json.Items().Select(item => item.Number(lightest, heaviest)).ToArray();
        if (weights.Length != _vms.Count && weights.Length != _counts.Count)
            throw json.Error(
                $"{weights.Length} weights; write one per VM ({_vms.Count}) or one per entry of vms ({_counts.Count})"
            );
        if (weights.Length != _vms.Count)
            weights =
            [
                .. weights.SelectMany((weight, entry) => Enumerable.Repeat(weight, _counts[entry])),
            ];
        for (var i = 0; i < weights.Length; i++)
            _vms[i] = _vms[i] with { Weight = weights[i] };
    }
}
