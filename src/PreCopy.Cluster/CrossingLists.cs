namespace PreCopy.Cluster;

/// <summary>Which members cross which capacity: a doubly linked list for each capacity, a place in it for each crossing.</summary>
/// <param name="members">The members are 0 … members − 1.</param>
internal sealed class CrossingLists(int members)
{
    private const int End = -1;

    // A crossing is number MostCrossed·member + j.
    private readonly int[] _crossed = new int[Capacities.MostCrossed * members];
    private readonly int[] _next = new int[Capacities.MostCrossed * members];
    private readonly int[] _previous = new int[Capacities.MostCrossed * members];
    private int[] _first = [];
    private int[] _counts = [];

    public void Clear(int capacities)
    {
        if (_first.Length < capacities)
            (_first, _counts) = (new int[capacities], new int[capacities]);
        _first.AsSpan(0, capacities).Fill(End);
        _counts.AsSpan(0, capacities).Clear();
    }

    /// <summary>The capacities of a member, some of them <see cref="Capacities.None"/>.</summary>
    public ReadOnlySpan<int> Of(int member) =>
        _crossed.AsSpan(Capacities.MostCrossed * member, Capacities.MostCrossed);

    /// <summary>Where to write the capacities of a member that is about to be added.</summary>
    public Span<int> PlaceOf(int member) =>
        _crossed.AsSpan(Capacities.MostCrossed * member, Capacities.MostCrossed);

    /// <summary>How many members cross a capacity.</summary>
    public int CountOf(int capacity) => _counts[capacity];

    /// <summary>The first crossing of a capacity, to be followed by <see cref="Next"/>.</summary>
    public int First(int capacity) => _first[capacity];

    public int Next(int crossing) => _next[crossing];

    public static bool IsEnd(int crossing) => crossing == End;

    public static int MemberOf(int crossing) => crossing / Capacities.MostCrossed;

    public void Add(int member)
    {
        for (var j = 0; j < Capacities.MostCrossed; j++)
        {
            var crossing = Capacities.MostCrossed * member + j;
            var capacity = _crossed[crossing];
            if (capacity == Capacities.None)
                continue;
            var first = _first[capacity];
            (_previous[crossing], _next[crossing]) = (End, first);
            if (first != End)
                _previous[first] = crossing;
            _first[capacity] = crossing;
            _counts[capacity]++;
        }
    }

    public void Remove(int member)
    {
        for (var j = 0; j < Capacities.MostCrossed; j++)
        {
            var crossing = Capacities.MostCrossed * member + j;
            var capacity = _crossed[crossing];
            if (capacity == Capacities.None)
                continue;
            var (previous, next) = (_previous[crossing], _next[crossing]);
            if (previous == End)
                _first[capacity] = next;
            else
                _next[previous] = next;
            if (next != End)
                _previous[next] = previous;
            _counts[capacity]--;
        }
    }
}
