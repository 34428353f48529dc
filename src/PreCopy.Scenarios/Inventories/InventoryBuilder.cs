using PreCopy.Planning.Inventories;

namespace PreCopy.Scenarios.Inventories;

/// <summary>An inventory as its rows are read, whatever a row is in the format.</summary>
internal sealed class InventoryBuilder(bool skipBadRows)
{
    private readonly List<InventoryVm> _vms = [];
    private readonly Dictionary<string, string> _places = [];
    private readonly List<string> _leftOut = [];

    /// <summary>Adds what <paramref name="read"/> makes of a row; a bad one is an error, or left out.</summary>
    public void Add(Func<InventoryVm?> read)
    {
        if (_vms.Count + _leftOut.Count == Inventory.MostVms)
            throw new InputException(
                $"more than {Inventory.MostVms} VMs in the inventory; this is the limit"
            );
        try
        {
            if (read() is not { } vm)
                return;
            if (!_places.TryAdd(vm.Name, vm.Place))
                throw new InputException(
                    $"{vm.Place}: the name '{vm.Name}' is taken by {_places[vm.Name]}; names must differ"
                );
            _vms.Add(vm);
        }
        catch (InputException problem) when (skipBadRows)
        {
            _leftOut.Add(problem.Message);
        }
    }

    /// <summary>Leaves a VM out that is not to be migrated.</summary>
    public InventoryVm? LeaveOut(string place, string name, string why)
    {
        _leftOut.Add($"{place}: {name} {why}");
        return null;
    }

    /// <exception cref="InputException">No VM is left.</exception>
    public Inventory Build(string format)
    {
        if (_vms.Count == 0)
            throw new InputException(
                _leftOut is [var first, ..]
                    ? $"no VM is left: {_leftOut.Count} left out, the first because of {first}"
                    : "a header, but no VM below it"
            );
        return new Inventory(format, _vms)
        {
            Nodes =
            [
                .. _vms.Select(vm => vm.Node)
                    .OfType<string>()
                    .Distinct()
                    .Select(node => new InventoryNode(node)),
            ],
            LeftOut = _leftOut,
        };
    }
}
