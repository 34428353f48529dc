namespace PreCopy.Cluster.Placements;

/// <summary>
/// Finds where the VMs of drained nodes go, wave by wave. The nodes of a wave are emptied at the same time and take no VM in
/// it; afterwards they are back. VMs are placed in falling order of their memory, so that none finds the room that it needs
/// taken by smaller ones, and move in the order in which they are listed. The memory of a target is taken when the wave begins.
/// </summary>
public sealed class DrainPlanner
{
    private const int None = -1;

    private readonly double[] _capacityBytes;
    private readonly double[] _heldBytes;
    private readonly double[] _vmBytes;
    private readonly ITargets _targets;

    // The VMs of a node are a chain: only whole nodes are emptied, so no link is ever taken out of the middle.
    private readonly int[] _firstVms;
    private readonly int[] _nextVms;
    private int _waves;

    /// <summary>The cluster before the first wave.</summary>
    /// <param name="nodeMemoryBytes">The memory of each node for VMs; +infinity when it is no limit.</param>
    /// <param name="vms">The VMs.</param>
    /// <param name="rule">Which of the nodes with room a VM goes to.</param>
    /// <exception cref="ArgumentException">A node that does not exist, or holds more than its memory.</exception>
    public DrainPlanner(
        ReadOnlySpan<double> nodeMemoryBytes,
        ReadOnlySpan<PlacedVm> vms,
        PlacementRule rule
    )
    {
        _capacityBytes = nodeMemoryBytes.ToArray();
        _heldBytes = new double[nodeMemoryBytes.Length];
        _firstVms = new int[nodeMemoryBytes.Length];
        _vmBytes = new double[vms.Length];
        _nextVms = new int[vms.Length];
        Array.Fill(_firstVms, None);
        for (var vm = 0; vm < vms.Length; vm++)
        {
            var (node, bytes) = vms[vm];
            if (node < 0 || node >= nodeMemoryBytes.Length || !(bytes >= 0))
                throw new ArgumentException($"VM {vm} is out of range: {vms[vm]}", nameof(vms));
            _vmBytes[vm] = bytes;
            Put(vm, node);
        }

        var rooms = new Room[nodeMemoryBytes.Length];
        for (var node = 0; node < rooms.Length; node++)
        {
            rooms[node] = RoomOf(node);
            if (!(rooms[node].FreeBytes >= 0))
                throw new ArgumentException(
                    $"the VMs on node {node} take {_heldBytes[node]} bytes, more than its {_capacityBytes[node]}",
                    nameof(nodeMemoryBytes)
                );
        }

        _targets = rule switch
        {
            PlacementRule.BestFit => new TargetsByRoom(rooms),
            _ => new TargetTree(rooms, takesFirst: rule == PlacementRule.FirstFit),
        };
    }

    /// <summary>The next wave: empties nodes at the same time.</summary>
    /// <param name="nodes">The nodes, all different.</param>
    /// <returns>The moves, in the order of the VMs.</returns>
    /// <exception cref="NoRoomException">A VM fits nowhere; the planner is of no more use.</exception>
    public PlacedMove[] Empty(ReadOnlySpan<int> nodes)
    {
        var moves = Leaving(nodes);
        foreach (var node in nodes)
            _targets.Set(node, Room.Closed);
        foreach (ref var move in moves.AsSpan())
            move = move with { Target = Place(move) };
        foreach (var node in nodes)
            _targets.Set(node, RoomOf(node));
        Array.Sort(moves, static (a, b) => a.Vm.CompareTo(b.Vm));
        _waves++;
        return moves;
    }

    // Takes the VMs from their nodes, the largest first.
    private PlacedMove[] Leaving(ReadOnlySpan<int> nodes)
    {
        var leaving = new List<PlacedMove>();
        foreach (var node in nodes)
        {
            for (var vm = _firstVms[node]; vm != None; vm = _nextVms[vm])
                leaving.Add(new(vm, node, None, _waves));
            (_firstVms[node], _heldBytes[node]) = (None, 0);
        }

        leaving.Sort((a, b) => (_vmBytes[b.Vm], a.Vm).CompareTo((_vmBytes[a.Vm], b.Vm)));
        return [.. leaving];
    }

    private int Place(in PlacedMove move)
    {
        var bytes = _vmBytes[move.Vm];
        var target = _targets.Find(bytes);
        if (target == None)
            throw new NoRoomException(
                move.Vm,
                move.Source,
                move.Wave,
                bytes,
                Math.Max(0, _targets.MostFreeBytes)
            );
        Put(move.Vm, target);
        _targets.Set(target, RoomOf(target));
        return target;
    }

    private void Put(int vm, int node)
    {
        _heldBytes[node] += _vmBytes[vm];
        (_nextVms[vm], _firstVms[node]) = (_firstVms[node], vm);
    }

    private Room RoomOf(int node) => new(_capacityBytes[node], _heldBytes[node]);
}
