namespace PreCopy.Cluster;

/// <summary>The pairs of each node in one role.</summary>
/// <param name="capacity">The most pairs.</param>
internal sealed class NodePairs(int capacity)
{
    private readonly int[] _pairs = new int[capacity];
    private readonly int[] _places = new int[capacity];
    private int[] _first = [];
    private int[] _counts = [];

    public void Begin(int nodes)
    {
        if (_first.Length < nodes)
            (_first, _counts) = (new int[nodes], new int[nodes]);
        _counts.AsSpan().Clear();
    }

    /// <summary>A node that had pairs has none.</summary>
    public void Forget(int node) => _counts[node] = 0;

    /// <summary>Takes the pairs, of each its node; the nodes of earlier pairs have been forgotten.</summary>
    public void Index(ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
            _counts[node]++;
        var end = 0;
        for (var pair = 0; pair < nodes.Length; pair++)
        {
            var node = nodes[pair];
            // Its first pair makes room for all of them, and the count begins again.
            if (_counts[node] > 0)
            {
                end += _counts[node];
                (_first[node], _counts[node]) = (end, 0);
            }

            _places[pair] = --_first[node];
            _pairs[_places[pair]] = pair;
            _counts[node]--;
        }

        foreach (var node in nodes)
            _counts[node] = Math.Abs(_counts[node]);
    }

    public ReadOnlySpan<int> Of(int node) => _pairs.AsSpan(_first[node], _counts[node]);

    public void Remove(int node, int pair)
    {
        var last = _first[node] + --_counts[node];
        _pairs[_places[pair]] = _pairs[last];
        _places[_pairs[last]] = _places[pair];
    }
}
