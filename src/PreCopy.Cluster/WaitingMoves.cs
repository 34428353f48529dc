namespace PreCopy.Cluster;

/// <summary>Heaps of moves by their order, as many as are needed in the same memory: pairing heaps (Fredman and others, 1986).</summary>
/// <param name="capacity">The moves are 0 … capacity − 1, each in at most one heap.</param>
internal sealed class WaitingMoves(int capacity)
{
    /// <summary>The root of an empty heap.</summary>
    public const int Empty = -1;

    private readonly int[] _child = new int[capacity];
    private readonly int[] _sibling = new int[capacity];

    /// <summary>Adds a move to the heap of that root; its root from now on.</summary>
    public int Push(int root, int move)
    {
        (_child[move], _sibling[move]) = (Empty, Empty);
        return Meld(root, move);
    }

    /// <summary>Takes the first move, the root, away; the root of what is left.</summary>
    public int Pop(int root)
    {
        // In pairs, and then the pairs together: that keeps later pops logarithmic.
        var pairs = Empty;
        for (var first = _child[root]; first != Empty; )
        {
            var second = _sibling[first];
            var rest = second == Empty ? Empty : _sibling[second];
            var pair = Meld(first, second);
            _sibling[pair] = pairs;
            (pairs, first) = (pair, rest);
        }

        var merged = Empty;
        while (pairs != Empty)
        {
            var next = _sibling[pairs];
            merged = Meld(merged, pairs);
            pairs = next;
        }

        return merged;
    }

    private int Meld(int a, int b)
    {
        if (a == Empty || b == Empty)
            return a == Empty ? b : a;
        var (first, second) = a < b ? (a, b) : (b, a);
        (_sibling[second], _child[first]) = (_child[first], second);
        return first;
    }
}
