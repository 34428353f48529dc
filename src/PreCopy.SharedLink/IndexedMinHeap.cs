namespace PreCopy.SharedLink;

/// <summary>A binary heap of small integers by key that can also re-key and remove any of them. Allocates at construction only.</summary>
/// <param name="capacity">The items are 0 … capacity − 1, each at most once in the heap.</param>
internal sealed class IndexedMinHeap(int capacity)
{
    private const int Absent = -1;

    private readonly double[] _keys = new double[capacity];
    private readonly int[] _heap = new int[capacity];
    private readonly int[] _positions = Filled(capacity);

    public int Count { get; private set; }

    /// <summary>The item with the smallest key; the heap is not empty.</summary>
    public int Top => _heap[0];

    /// <summary>The smallest key, or +infinity when the heap is empty.</summary>
    public double MinKey => Count > 0 ? _keys[_heap[0]] : double.PositiveInfinity;

    public bool Contains(int item) => _positions[item] != Absent;

    public double KeyOf(int item) => _keys[item];

    public int ItemAt(int position) => _heap[position];

    /// <summary>Adds the item, or gives it another key.</summary>
    public void Set(int item, double key)
    {
        _keys[item] = key;
        var position = _positions[item];
        if (position == Absent)
            position = Count++;
        Settle(item, key, position);
    }

    public void Remove(int item)
    {
        var position = _positions[item];
        if (position == Absent)
            return;
        _positions[item] = Absent;
        var last = _heap[--Count];
        if (last != item)
            Settle(last, _keys[last], position);
    }

    public void Clear()
    {
        for (var i = 0; i < Count; i++)
            _positions[_heap[i]] = Absent;
        Count = 0;
    }

    /// <summary>Lowers every key by the same amount, which leaves their order as it is.</summary>
    public void LowerKeys(double amount)
    {
        for (var i = 0; i < Count; i++)
            _keys[_heap[i]] -= amount;
    }

    private void Settle(int item, double key, int position)
    {
        var keys = _keys;
        var heap = _heap;
        while (position > 0)
        {
            var parent = (position - 1) >> 1;
            if (!(key < keys[heap[parent]]))
                break;
            Place(heap[parent], position);
            position = parent;
        }

        while (true)
        {
            var child = 2 * position + 1;
            if (child >= Count)
                break;
            if (child + 1 < Count && keys[heap[child + 1]] < keys[heap[child]])
                child++;
            if (!(keys[heap[child]] < key))
                break;
            Place(heap[child], position);
            position = child;
        }

        Place(item, position);
    }

    private void Place(int item, int position)
    {
        _heap[position] = item;
        _positions[item] = position;
    }

    private static int[] Filled(int count)
    {
        var positions = new int[count];
        Array.Fill(positions, Absent);
        return positions;
    }
}
