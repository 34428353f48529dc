namespace PreCopy.Cluster;

/// <summary>A list of small integers, each at most once, that knows whom it contains. Allocates at construction only.</summary>
/// <param name="capacity">The items are 0 … capacity − 1.</param>
internal sealed class MarkedList(int capacity)
{
    private readonly int[] _items = new int[capacity];
    private readonly bool[] _isMarked = new bool[capacity];
    private int _count;

    public ReadOnlySpan<int> Items => _items.AsSpan(0, _count);

    public bool Contains(int item) => _isMarked[item];

    /// <summary>Adds the item unless it is there.</summary>
    public void Add(int item)
    {
        if (_isMarked[item])
            return;
        _isMarked[item] = true;
        _items[_count++] = item;
    }

    public void Clear()
    {
        foreach (var item in Items)
            _isMarked[item] = false;
        _count = 0;
    }
}
