using System.Numerics;

namespace PreCopy.Cluster.Placements;

/// <summary>
/// Nodes as the leaves of a knock-out tournament for free memory: the winner of all is the most free node, and on the way
/// down from it the first node with room is found, both in the logarithm of their number.
/// </summary>
internal sealed class TargetTree : ITargets
{
    private readonly bool _takesFirst;
    private readonly int _leaves;
    private readonly Room[] _rooms;
    private readonly int[] _winners;

    /// <summary>The nodes.</summary>
    /// <param name="rooms">Their rooms.</param>
    /// <param name="takesFirst">Whether the first node with room is taken instead of the most free one.</param>
    public TargetTree(ReadOnlySpan<Room> rooms, bool takesFirst)
    {
        _takesFirst = takesFirst;
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)rooms.Length);
        _rooms = new Room[_leaves];
        Array.Fill(_rooms, Room.Closed);
        rooms.CopyTo(_rooms);
        _winners = new int[2 * _leaves];
        for (var leaf = 0; leaf < _leaves; leaf++)
            _winners[_leaves + leaf] = leaf;
        for (var match = _leaves - 1; match > 0; match--)
            Play(match);
    }

    public double MostFreeBytes => FreeIn(1);

    public int Find(double bytes)
    {
        if (!(MostFreeBytes >= bytes))
            return -1;
        if (!_takesFirst)
            return _winners[1];
        var match = 1;
        while (match < _leaves)
            match = FreeIn(2 * match) >= bytes ? 2 * match : 2 * match + 1;
        return match - _leaves;
    }

    public void Set(int node, Room room)
    {
        _rooms[node] = room;
        for (var match = (_leaves + node) / 2; match > 0; match /= 2)
            Play(match);
    }

    private double FreeIn(int match) => _rooms[_winners[match]].FreeBytes;

    private void Play(int match)
    {
        var (first, second) = (_winners[2 * match], _winners[2 * match + 1]);
        var (ahead, behind) = (_rooms[first], _rooms[second]);
        var secondWins =
            behind.FreeBytes > ahead.FreeBytes
            || behind.FreeBytes == ahead.FreeBytes && behind.HeldBytes < ahead.HeldBytes;
        _winners[match] = secondWins ? second : first;
    }
}
