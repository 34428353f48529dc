namespace PreCopy.Cluster;

// Progressive filling of what those outside the scope leave (Bertsekas and Gallager, Data Networks, 1992, section 6.5): the
// lowest level first at which a capacity is full or a stream at its cap.
internal sealed partial class MaxMinRates
{
    private void Fill()
    {
        foreach (var capacity in _touched.Items)
            _states[capacity].BeginFilling();
        foreach (var member in _scope.Items)
            Count(member);
        foreach (var capacity in _touched.Items)
            BeginLevel(capacity);
        if (!double.IsPositiveInfinity(_streamCap))
            foreach (var member in _scope.Items)
                _levels.Set(_capacities.Count + member, _streamCap / _weights[member]);
        while (_levels.Count > 0)
        {
            var (lowest, level) = (_levels.Top, _levels.MinKey);
            _levels.Remove(lowest);
            if (lowest >= _capacities.Count)
                Fix(lowest - _capacities.Count, _streamCap, level, OwnStream);
            else
                FixAll(lowest, level);
        }
    }

    private void Count(int member)
    {
        _newRates[member] = double.NaN;
        foreach (var capacity in _crossings.Of(member))
        {
            if (capacity == Capacities.None)
                continue;
            ref var state = ref _states[capacity];
            state.ScopeCount++;
            state.ScopeLoad += _rates[member];
            state.ScopeBound += _bottlenecks[member] == capacity ? 1 : 0;
            state.OpenCount++;
            state.OpenWeight += _weights[member];
        }
    }

    private void BeginLevel(int capacity)
    {
        ref var state = ref _states[capacity];
        // Exactly the capacity where nobody is outside, whatever the sum of the loads has rounded.
        state.Unclaimed =
            _crossings.CountOf(capacity) == state.ScopeCount
                ? _capacities[capacity]
                : Math.Max(0, _capacities[capacity] - (state.Load.Value - state.ScopeLoad));
        if (state.OpenCount > 0)
            _levels.Set(capacity, state.Unclaimed / state.OpenWeight);
    }

    private void FixAll(int capacity, double level)
    {
        ref var state = ref _states[capacity];
        (state.IsFull, state.FoundLevel) = (true, level);
        // Alone, a member has all that is left, whatever its weight rounds to.
        var sole = state.OpenCount == 1 ? state.Unclaimed : double.NaN;
        for (
            var crossing = _crossings.First(capacity);
            state.OpenCount > 0;
            crossing = _crossings.Next(crossing)
        )
        {
            var member = CrossingLists.MemberOf(crossing);
            if (!_scope.Contains(member) || !double.IsNaN(_newRates[member]))
                continue;
            Fix(member, double.IsNaN(sole) ? _weights[member] * level : sole, level, capacity);
        }
    }

    private void Fix(int member, double rate, double level, int bottleneck)
    {
        (_newRates[member], _newBottlenecks[member]) = (rate, bottleneck);
        _levels.Remove(_capacities.Count + member);
        foreach (var capacity in _crossings.Of(member))
        {
            if (capacity == Capacities.None)
                continue;
            ref var state = ref _states[capacity];
            state.OpenCount--;
            state.OpenWeight -= _weights[member];
            state.Unclaimed = Math.Max(0, state.Unclaimed - rate);
            state.HighestLevel = level;
            if (state.OpenCount == 0)
                _levels.Remove(capacity);
            else if (capacity != bottleneck)
                _levels.Set(capacity, Math.Max(level, state.Unclaimed / state.OpenWeight));
        }
    }
}
