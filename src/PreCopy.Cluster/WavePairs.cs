namespace PreCopy.Cluster;

/// <summary>
/// The waiting moves of a wave by pairs of nodes, first in order first, and the pairs of each source and of each target. Room
/// comes free at a node: then its pairs are looked at, not its moves.
/// </summary>
/// <param name="capacity">The most moves.</param>
internal sealed class WavePairs(int capacity)
{
    // A sort key is a source, a target and a move.
    private const int MoveBits = 22;
    private const int NodeBits = 21;

    public const int MostMoves = 1 << MoveBits;
    public const int MostNodes = 1 << NodeBits;

    private readonly ulong[] _sorted = new ulong[capacity];

    // Of each pair, the moves that wait: from a place in the sorted moves up to another.
    private readonly int[] _next = new int[capacity];
    private readonly int[] _firstMoves = new int[capacity];
    private readonly int[] _end = new int[capacity];

    private readonly int[] _sources = new int[capacity];
    private readonly int[] _targets = new int[capacity];
    private readonly NodePairs _bySource = new(capacity);
    private readonly NodePairs _byTarget = new(capacity);

    private int _pairs;

    /// <summary>Begins without moves; allocates when there are more nodes than ever before.</summary>
    public void Begin(int nodes)
    {
        _bySource.Begin(nodes);
        _byTarget.Begin(nodes);
        _pairs = 0;
    }

    /// <summary>Takes the moves of a wave, none of the one before waiting any more.</summary>
    public void Read(int firstMove, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        for (var pair = 0; pair < _pairs; pair++)
        {
            _bySource.Forget(_sources[pair]);
            _byTarget.Forget(_targets[pair]);
        }

        for (var i = 0; i < sources.Length; i++)
            _sorted[i] =
                (((ulong)sources[i] << NodeBits) | (uint)targets[i]) << MoveBits
                | (uint)(firstMove + i);
        _sorted.AsSpan(0, sources.Length).Sort();
        _pairs = 0;
        for (var i = 0; i < sources.Length; i++)
        {
            if (i == 0 || _sorted[i] >> MoveBits != _sorted[i - 1] >> MoveBits)
                BeginPair(i);
            _end[_pairs - 1] = i + 1;
        }

        _bySource.Index(_sources.AsSpan(0, _pairs));
        _byTarget.Index(_targets.AsSpan(0, _pairs));
    }

    /// <summary>The pairs with moves that wait at a source.</summary>
    public ReadOnlySpan<int> From(int source) => _bySource.Of(source);

    /// <summary>The pairs with moves that wait for a target.</summary>
    public ReadOnlySpan<int> To(int target) => _byTarget.Of(target);

    public int SourceOf(int pair) => _sources[pair];

    public int TargetOf(int pair) => _targets[pair];

    /// <summary>The first move of a pair that waits.</summary>
    public int FirstOf(int pair) => _firstMoves[pair];

    /// <summary>Takes it away.</summary>
    public void TakeFirst(int pair)
    {
        if (++_next[pair] < _end[pair])
        {
            _firstMoves[pair] = MoveAt(_next[pair]);
            return;
        }

        _bySource.Remove(_sources[pair], pair);
        _byTarget.Remove(_targets[pair], pair);
    }

    private void BeginPair(int place)
    {
        var way = _sorted[place] >> MoveBits;
        (_next[_pairs], _firstMoves[_pairs]) = (place, MoveAt(place));
        _sources[_pairs] = (int)(way >> NodeBits);
        _targets[_pairs] = (int)way & (MostNodes - 1);
        _pairs++;
    }

    private int MoveAt(int place) => (int)_sorted[place] & (MostMoves - 1);
}
