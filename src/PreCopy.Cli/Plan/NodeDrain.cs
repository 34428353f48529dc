using System.Diagnostics.CodeAnalysis;
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
    /// <param name="inventory">The inventory.</param>
    /// <param name="nodes">The names of the nodes to empty.</param>
    /// <param name="skipsVms">Whether VMs for which there is no room are left out instead of refused.</param>
    /// <exception cref="InputException">A node is not there, or a VM has no place to go to.</exception>
    public static NodeDrain Of(Inventory inventory, IReadOnlyList<string> nodes, bool skipsVms)
    {
        if (inventory.Nodes.Count == 0)
            throw new InputException(
                "--drain: the inventory does not say on which nodes its VMs run"
            );
        var names = inventory.Nodes.Select(node => node.Name).ToArray();
        PlanInput.RequireKnown("--drain", nodes, names, "node");
        var places = names.Index().ToDictionary(node => node.Item, node => node.Index);
        var homed = inventory.Vms.Where(vm => vm.Node is not null).ToList();
        var noRoom = new List<string>();
        PlacedMove[] moves;
        while (!TryPlace(inventory, homed, places, nodes, out moves, out var problem))
        {
            var vm = homed[problem.Vm];
            var why =
                $"no room for {vm.Name} ({PlanFigures.Bytes(problem.NeededBytes)}) of {vm.Node}: no other node has more than {PlanFigures.Bytes(problem.MostFreeBytes)} free";
            if (!skipsVms)
                throw new InputException($"--drain: {why}");
            noRoom.Add($"{vm.Place}: {why}");
            homed.RemoveAt(problem.Vm);
        }

        if (moves.Length == 0 && noRoom.Count > 0)
            throw new InputException($"--drain: no VM is left; {noRoom[0]}");
        if (moves.Length == 0)
            throw new InputException($"--drain: no VM runs on {string.Join(", ", nodes)}");
        return new(
            inventory with
            {
                Vms = [.. moves.Select(move => homed[move.Vm])],
                LeftOut =
                [
                    .. inventory.LeftOut,
                    .. noRoom,
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

    private static bool TryPlace(
        Inventory inventory,
        IReadOnlyList<InventoryVm> vms,
        Dictionary<string, int> places,
        IReadOnlyList<string> drained,
        out PlacedMove[] moves,
        [NotNullWhen(false)] out NoRoomException? problem
    )
    {
        PlacedVm[] placed = [.. vms.Select(vm => new PlacedVm(places[vm.Node!], vm.MemoryBytes))];
        var held = new double[inventory.Nodes.Count];
        foreach (var vm in placed)
            held[vm.Node] += vm.MemoryBytes;
        // A node with more than its memory is overcommitted: it takes no other VM.
        var memory = inventory.Nodes.Select(
            (node, i) => Math.Max(node.MemoryBytes ?? double.PositiveInfinity, held[i])
        );
        try
        {
            var planner = new DrainPlanner([.. memory], placed, PlacementRule.MostFree);
            (moves, problem) = (planner.Empty([.. drained.Select(node => places[node])]), null);
            return true;
        }
        catch (NoRoomException exception)
        {
            (moves, problem) = ([], exception);
            return false;
        }
    }
}
