using PreCopy.Cluster.Placements;
using PreCopy.Planning;
using PreCopy.Planning.Inventories;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Plan;

/// <summary>The VMs that leave nodes which are emptied together, and where they go.</summary>
/// <param name="Inventory">The inventory with these VMs alone.</param>
/// <param name="Moves">The way of each of them, in their order; indices of nodes.</param>
internal sealed record NodeDrain(Inventory Inventory, IReadOnlyList<PlacedMove> Moves)
{
    /// <summary>Finds a place for each VM of the nodes.</summary>
    /// <exception cref="InputException">A node is not there, or a VM has no place to go to.</exception>
    public static NodeDrain Of(Inventory inventory, IReadOnlyList<string> nodes)
    {
        if (inventory.Nodes.Count == 0)
            throw new InputException(
                "--drain: the inventory does not say on which nodes its VMs run"
            );
        var names = inventory.Nodes.Select(node => node.Name).ToArray();
        PlanInput.RequireKnown("--drain", nodes, names, "node");
        var places = names.Index().ToDictionary(node => node.Item, node => node.Index);
        var homed = inventory.Vms.Where(vm => vm.Node is not null).ToArray();
        var placed = homed.Select(vm => new PlacedVm(places[vm.Node!], vm.MemoryBytes)).ToArray();
        var moves = Placed(inventory, homed, placed, [.. nodes.Select(node => places[node])]);
        if (moves.Length == 0)
            throw new InputException($"--drain: no VM runs on {string.Join(", ", nodes)}");
        return new(
            inventory with
            {
                Vms = [.. moves.Select(move => homed[move.Vm])],
                LeftOut =
                [
                    .. inventory.LeftOut,
                    .. inventory
                        .Vms.Where(vm => vm.Node is null)
                        .Select(vm => $"{vm.Place}: {vm.Name} runs on no node"),
                ],
            },
            moves
        );
    }

    /// <summary>The request with the nodes, and the VMs' ways between them.</summary>
    public PlanRequest Place(PlanRequest request) =>
        request with
        {
            Nodes = [.. Inventory.Nodes.Select(node => node.Name)],
            Vms =
            [
                .. request.Vms.Zip(
                    Moves,
                    (vm, move) => vm with { Source = move.Source, Target = move.Target }
                ),
            ],
        };

    private static PlacedMove[] Placed(
        Inventory inventory,
        InventoryVm[] vms,
        PlacedVm[] placed,
        int[] drained
    )
    {
        var held = new double[inventory.Nodes.Count];
        foreach (var vm in placed)
            held[vm.Node] += vm.MemoryBytes;
        // A node with more than its memory is overcommitted: it takes no other VM.
        var memory = inventory.Nodes.Select(
            (node, i) => Math.Max(node.MemoryBytes ?? double.PositiveInfinity, held[i])
        );
        try
        {
            return new DrainPlanner([.. memory], placed, PlacementRule.MostFree).Empty(drained);
        }
        catch (NoRoomException problem)
        {
            throw new InputException(
                $"--drain: no room for {vms[problem.Vm].Name} ({PlanFigures.Bytes(problem.NeededBytes)}) of {inventory.Nodes[problem.Node].Name}: no other node has more than {PlanFigures.Bytes(problem.MostFreeBytes)} free"
            );
        }
    }
}
