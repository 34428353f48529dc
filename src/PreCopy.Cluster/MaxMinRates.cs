using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>
/// Weighted max-min fair rates over everything that members cross (model, section 5): each is held back by its own stream's
/// cap, or by a full capacity on which nobody has more for its weight. After members have come or gone only those are worked
/// out again whose rate could be another: the scope begins with them and widens until nobody outside it is concerned.
/// </summary>
/// <param name="members">The members are 0 … members − 1.</param>
internal sealed partial class MaxMinRates(int members)
{
    // Rates that differ by less are the same: what is left of rounding.
    private const double Rounding = 1e-12;

    // A member's bottleneck when it is none of the capacities: its own stream's cap, or not found yet.
    private const int OwnStream = -1;

    private readonly CrossingLists _crossings = new(members);
    private readonly double[] _weights = new double[members];
    private readonly double[] _rates = new double[members];
    private readonly double[] _newRates = new double[members];
    private readonly int[] _bottlenecks = new int[members];
    private readonly int[] _newBottlenecks = new int[members];
    private readonly bool[] _isMember = new bool[members];
    private readonly MarkedList _joined = new(members);
    private readonly MarkedList _scope = new(members);

    private Capacities _capacities = null!;
    private CapacityState[] _states = [];
    private MarkedList _left = new(0);
    private MarkedList _touched = new(0);
    private IndexedMinHeap _levels = new(0);
    private double _streamCap;

    /// <summary>The members that <see cref="Find"/> looked at; of some the rate stays as it is.</summary>
    public ReadOnlySpan<int> Scope => _scope.Items;

    /// <summary>Begins without members; allocates when there are more capacities than ever before.</summary>
    public void Begin(Capacities capacities, double streamCap)
    {
        (_capacities, _streamCap) = (capacities, streamCap);
        if (_states.Length < capacities.Count)
        {
            _states = new CapacityState[capacities.Count];
            (_left, _touched) = (new(capacities.Count), new(capacities.Count));
            _levels = new(capacities.Count + members);
        }

        _states.AsSpan().Clear();
        _crossings.Clear(capacities.Count);
        _isMember.AsSpan().Clear();
        _joined.Clear();
        _left.Clear();
        _scope.Clear();
        _touched.Clear();
    }

    public double RateOf(int member) => _rates[member];

    /// <summary>The rate that <see cref="Find"/> found for a member of the scope.</summary>
    public double NewRateOf(int member) => _newRates[member];

    /// <summary>Whether <see cref="Find"/> found another rate than the present one.</summary>
    public bool IsChanging(int member) =>
        _scope.Contains(member) && _newRates[member] != _rates[member];

    /// <summary>A member comes; it has no rate before the next <see cref="Apply"/>.</summary>
    public void Join(int member, int source, int target, double weight)
    {
        _capacities.Cross(source, target, _crossings.PlaceOf(member));
        _crossings.Add(member);
        (_weights[member], _rates[member]) = (weight, 0);
        (_bottlenecks[member], _isMember[member]) = (OwnStream, true);
        _joined.Add(member);
    }

    public void Leave(int member)
    {
        _crossings.Remove(member);
        foreach (var capacity in _crossings.Of(member))
        {
            if (capacity == Capacities.None)
                continue;
            ref var state = ref _states[capacity];
            if (_crossings.CountOf(capacity) == 0)
            {
                state = default;
                continue;
            }

            state.Load.Add(-_rates[member]);
            state.Bound -= _bottlenecks[member] == capacity ? 1 : 0;
            _left.Add(capacity);
        }

        _isMember[member] = false;
    }

    /// <summary>Works out the rates again; they hold from <see cref="Apply"/> on.</summary>
    public void Find()
    {
        _scope.Clear();
        _touched.Clear();
        foreach (var member in _joined.Items)
            if (_isMember[member])
                Include(member);
        // Whoever shared what has come free may get more.
        foreach (var capacity in _left.Items)
            IncludeBound(capacity);
        do Fill();
        while (Widen());
    }

    /// <summary>Lets the rates found hold.</summary>
    public void Apply()
    {
        foreach (var member in _scope.Items)
        {
            var change = _newRates[member] - _rates[member];
            foreach (var capacity in _crossings.Of(member))
                if (capacity != Capacities.None)
                    _states[capacity].Load.Add(change);
            Bind(_bottlenecks[member], -1);
            Bind(_newBottlenecks[member], 1);
            (_rates[member], _bottlenecks[member]) = (_newRates[member], _newBottlenecks[member]);
        }

        _joined.Clear();
        _left.Clear();
    }

    private void Bind(int bottleneck, int count)
    {
        if (bottleneck == OwnStream)
            return;
        ref var state = ref _states[bottleneck];
        state.Bound += count;
        if (count > 0)
            state.Level = state.FoundLevel;
    }

    private void Include(int member)
    {
        _scope.Add(member);
        foreach (var capacity in _crossings.Of(member))
            if (capacity != Capacities.None)
                _touched.Add(capacity);
    }

    private void IncludeBound(int capacity)
    {
        if (_states[capacity].Bound == 0)
            return;
        for (
            var crossing = _crossings.First(capacity);
            !CrossingLists.IsEnd(crossing);
            crossing = _crossings.Next(crossing)
        )
        {
            var member = CrossingLists.MemberOf(crossing);
            if (_bottlenecks[member] == capacity)
                Include(member);
        }
    }

    // Whom the rates of the scope leave with a bottleneck that is none any more.
    private bool Widen()
    {
        var before = _scope.Items.Length;
        var touched = _touched.Items.Length;
        for (var i = 0; i < touched; i++)
        {
            var capacity = _touched.Items[i];
            ref readonly var state = ref _states[capacity];
            if (_crossings.CountOf(capacity) == state.ScopeCount)
                continue;
            if (state.IsFull)
                IncludeAbove(capacity, state.FoundLevel * (1 + Rounding));
            var isLoose =
                state.Unclaimed > Rounding * _capacities[capacity]
                || state.HighestLevel > state.Level * (1 + Rounding);
            if (state.Bound > state.ScopeBound && isLoose)
                IncludeBound(capacity);
        }

        return _scope.Items.Length > before;
    }

    private void IncludeAbove(int capacity, double level)
    {
        for (
            var crossing = _crossings.First(capacity);
            !CrossingLists.IsEnd(crossing);
            crossing = _crossings.Next(crossing)
        )
        {
            var member = CrossingLists.MemberOf(crossing);
            if (!_scope.Contains(member) && _rates[member] > level * _weights[member])
                Include(member);
        }
    }
}
