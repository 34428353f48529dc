namespace PreCopy.Cluster.Placements;

/// <summary>Nodes sorted by their free memory: the least free one with room is found in the logarithm of their number.</summary>
internal sealed class TargetsByRoom : ITargets
{
    private readonly double[] _free;
    private readonly SortedSet<(double FreeBytes, int Node)> _sorted;

    public TargetsByRoom(ReadOnlySpan<Room> rooms)
    {
        _free = new double[rooms.Length];
        for (var node = 0; node < rooms.Length; node++)
            _free[node] = rooms[node].FreeBytes;
        _sorted = [.. _free.Select((free, node) => (free, node))];
    }

    public double MostFreeBytes => _sorted.Max.FreeBytes;

    public int Find(double bytes)
    {
        if (!(MostFreeBytes >= bytes))
            return -1;
        // Only its least element is asked for: to count a view is to walk it.
        return _sorted.GetViewBetween((bytes, 0), (double.PositiveInfinity, int.MaxValue)).Min.Node;
    }

    public void Set(int node, Room room)
    {
        _sorted.Remove((_free[node], node));
        _free[node] = room.FreeBytes;
        _sorted.Add((_free[node], node));
    }
}
