using System.Globalization;
using System.Runtime.InteropServices;
using PreCopy.Model.Curves;
using PreCopy.Scenarios.Json;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios.Vms;

/// <summary>The VMs of a scenario as its entries are expanded.</summary>
internal sealed class VmBatch
{
    private readonly List<string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<Vm<AnyCurve>> _vms = [];
    private readonly List<int> _counts = [];
    private int _unnamed;

    public IReadOnlyList<string> Names => _names;

    public ReadOnlyMemory<Vm<AnyCurve>> ToMemory() => _vms.ToArray();

    /// <summary>
    /// Adds an entry: <paramref name="count"/> VMs named <c>web-1</c>, <c>web-2</c>, …, or a single one by the entry's
    /// name as it is. Entries without a name share one numbering, <c>vm-1</c>, <c>vm-2</c>, ….
    /// </summary>
    public void Add(JsonCursor entry, string? name, int? count, Vm<AnyCurve> vm)
    {
        var added = count ?? 1;
        if (_vms.Count + added > Scenario.MostVms)
            throw entry.Error(
                $"more than {Scenario.MostVms} VMs in the scenario; this is the limit"
            );
        if (name is not null && count is null)
            AddName(entry, name);
        else
        {
            var first = name is null ? _unnamed : 0;
            for (var number = first + 1; number <= first + added; number++)
                AddName(entry, $"{name ?? "vm"}-{number.ToString(CultureInfo.InvariantCulture)}");
            _unnamed += name is null ? added : 0;
        }

        _counts.Add(added);
        CollectionsMarshal.SetCount(_vms, _vms.Count + added);
        CollectionsMarshal.AsSpan(_vms)[^added..].Fill(vm);
    }

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

    private void AddName(JsonCursor entry, string name)
    {
        if (!_taken.Add(name))
            throw entry.Error(
                $"the name '{name}' is taken; names must differ once 'count' is expanded"
            );
        _names.Add(name);
    }
}
