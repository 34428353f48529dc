using PreCopy.Planning.Inventories;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Plan;

/// <summary>The memory of nodes of which the inventory does not say it, and the VMs that fit into none.</summary>
internal static class NodeMemory
{
    /// <summary>The inventory with it.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="bytes">The memory of each node that has none of its own; null when it was not given.</param>
    /// <param name="skipsVms">Whether VMs that are larger than every node are left out instead of refused.</param>
    /// <exception cref="InputException">A VM is larger than every node, or none is left.</exception>
    public static Inventory In(Inventory inventory, double? bytes, bool skipsVms)
    {
        if (bytes is not { } memory)
            return inventory;
        var nodes = inventory
            .Nodes.Select(node => node with { MemoryBytes = node.MemoryBytes ?? memory })
            .ToArray();
        var most = nodes.Max(node => node.MemoryBytes) ?? memory;
        var tooLarge = inventory.Vms.Where(vm => vm.MemoryBytes > most).ToArray();
        string[] problems =
        [
            .. tooLarge.Select(vm =>
                $"{vm.Place}: '{vm.Name}' ({PlanFigures.Bytes(vm.MemoryBytes)}) is larger than every node; they have at most {PlanFigures.Bytes(most)}"
            ),
        ];
        if (problems.Length > 0 && (!skipsVms || tooLarge.Length == inventory.Vms.Count))
            throw new InputException(problems[0]);
        return inventory with
        {
            Nodes = nodes,
            Vms = [.. inventory.Vms.Except(tooLarge)],
            LeftOut = [.. inventory.LeftOut, .. problems],
        };
    }
}
