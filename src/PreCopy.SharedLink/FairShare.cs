namespace PreCopy.SharedLink;

/// <summary>
/// Weighted max-min fairness on one link with a cap per stream (model, section 3): who gets what rate, and whose transfer
/// ends next. A member below the cap gets w·λ, with λ the rate per unit of weight; the virtual time V = ∫λ dt makes its end,
/// V + bytes/w, independent of who else comes and goes, so an event costs the logarithm of the members copying now.
/// </summary>
/// <param name="capacity">The members are 0 … capacity − 1.</param>
internal sealed class FairShare(int capacity)
{
    // The virtual time starts again from 0 before it is so many times a transfer's length that it would swallow its digits.
    private const double MostTransfers = 64;

    // Below the cap: ends in virtual time. At the cap: ends in seconds.
    private readonly IndexedMinHeap _sharing = new(capacity);
    private readonly IndexedMinHeap _capped = new(capacity);

    // Who would hit the cap next (largest weight), and who would leave it next (smallest weight).
    private readonly IndexedMinHeap _sharingByWeight = new(capacity);
    private readonly IndexedMinHeap _cappedByWeight = new(capacity);

    private readonly double[] _weights = new double[capacity];
    private readonly double[] _starts = new double[capacity];

    // When each last crossed the cap, in seconds.
    private readonly double[] _crossings = new double[capacity];

    private double _bandwidth;
    private double _cap;
    private bool _isSole;
    private double _soleRate;
    private LinkClock _clock;
    private double _sharedSince;
    private double _nextSharedEnd;
    private CompensatedSum _sharingWeight;

    public void Reset(double bandwidth, double cap)
    {
        _sharing.Clear();
        _capped.Clear();
        _sharingByWeight.Clear();
        _cappedByWeight.Clear();
        (_bandwidth, _cap) = (bandwidth, cap);
        _clock = default;
        _sharedSince = 0;
        _sharingWeight = default;
    }

    /// <summary>Begins to share; the rates are right after the next <see cref="Rebalance"/>.</summary>
    public void Join(int member, double weight, double bytes)
    {
        if (_sharing.Count == 0)
        {
            _clock.Rebase();
            _sharingWeight = default;
        }

        _weights[member] = weight;
        _crossings[member] = _clock.Now;
        Rebase(bytes / weight);
        Share(member);
        Send(member, bytes);
    }

    public void Leave(int member)
    {
        if (IsCapped(member))
        {
            _capped.Remove(member);
            _cappedByWeight.Remove(member);
        }
        else
        {
            _sharing.Remove(member);
            Unshare(member);
        }
    }

    /// <summary>Gives a member its next transfer, begun now; +infinity bytes never end.</summary>
    public void Send(int member, double bytes)
    {
        if (IsCapped(member))
        {
            _starts[member] = _clock.Now;
            _capped.Set(member, _clock.Now + bytes / _cap);
        }
        else
        {
            _starts[member] = _clock.VirtualTime;
            _sharing.Set(member, _clock.VirtualTime + bytes / _weights[member]);
        }
    }

    /// <summary>The member's rate since the last <see cref="Rebalance"/>, in bytes/s.</summary>
    public double RateOf(int member) =>
        IsCapped(member) ? _cap
        : _isSole ? _soleRate
        : _clock.RatePerWeight * _weights[member];

    // What those at the cap leave to the others. An absent cap is infinite, and nobody is at it.
    private double Unclaimed =>
        _cappedByWeight.Count > 0 ? _bandwidth - _cap * _cappedByWeight.Count : _bandwidth;

    /// <summary>Whether the member's rate has been what it is since it began a transfer at <paramref name="since"/>.</summary>
    public bool IsConstantSince(int member, double since) =>
        since >= _crossings[member] && (IsCapped(member) || since >= _sharedSince);

    /// <summary>Bytes of the member's present transfer sent by now; only while no rate has changed since it began.</summary>
    public double SentOf(int member) =>
        IsCapped(member)
            ? (_clock.Now - _starts[member]) * _cap
            : (_clock.VirtualTime - _starts[member]) * _weights[member];

    /// <summary>Bytes of the member's present transfer still to send.</summary>
    public double LeftOf(int member) =>
        IsCapped(member)
            ? (_capped.KeyOf(member) - _clock.Now) * _cap
            : (_sharing.KeyOf(member) - _clock.VirtualTime) * _weights[member];

    /// <summary>When the next transfer ends, in seconds; +infinity when none does.</summary>
    public double FindNextEnd()
    {
        var tag = _sharing.MinKey;
        _nextSharedEnd = double.IsPositiveInfinity(tag)
            ? tag
            : Math.Max(_clock.Now, _clock.SecondsAt(tag));
        return Math.Min(_nextSharedEnd, _capped.MinKey);
    }

    /// <summary>Lets time pass up to <paramref name="now"/>, at most the end that <see cref="FindNextEnd"/> has just found.</summary>
    public void AdvanceTo(double now)
    {
        // At the end of a shared transfer the virtual time is that end's tag, exactly: identical members end together.
        var tag = _sharing.MinKey;
        _clock.VirtualTime =
            now >= _nextSharedEnd
                ? Math.Max(_clock.VirtualTime, tag)
                : Math.Min(_clock.VirtualTimeAt(now), tag);
        _clock.Now = now;
    }

    /// <summary>A member whose transfer has ended by now, if there is one; it stays a member.</summary>
    public bool TryTakeEnded(out int member)
    {
        if (_sharing.MinKey <= _clock.VirtualTime)
            member = _sharing.Top;
        else if (_capped.MinKey <= _clock.Now)
            member = _capped.Top;
        else
        {
            member = -1;
            return false;
        }

        return true;
    }

    /// <summary>Works out the rates again after members have come or gone.</summary>
    public void Rebalance()
    {
        if (!double.IsPositiveInfinity(_cap))
            MoveAcrossCap();
        // Alone, a member has all that is left, whatever its weight rounds to.
        (_isSole, _soleRate) = (_sharing.Count == 1, Unclaimed);
        if (_clock.TryChangeRate(Unclaimed, _sharing.Count > 0 ? _sharingWeight.Value : 0))
            _sharedSince = _clock.Now;
    }

    private bool IsCapped(int member) =>
        _cappedByWeight.Count > 0 && _cappedByWeight.Contains(member);

    // First everybody who could be below the cap, then whoever is above it after all: each phase ends, and together they
    // find the max-min shares.
    private void MoveAcrossCap()
    {
        while (_cappedByWeight.Count > 0)
        {
            var weight = _cappedByWeight.MinKey;
            if (weight * (Unclaimed + _cap) > _cap * (_sharingWeight.Value + weight))
                break;
            MoveFromCap(_cappedByWeight.Top);
        }

        while (
            _sharing.Count > 0 && -_sharingByWeight.MinKey * Unclaimed > _cap * _sharingWeight.Value
        )
            MoveToCap(_sharingByWeight.Top);
    }

    private void MoveToCap(int member)
    {
        var left = LeftOf(member);
        _sharing.Remove(member);
        Unshare(member);
        _cappedByWeight.Set(member, _weights[member]);
        _capped.Set(member, _clock.Now + left / _cap);
        _starts[member] = _clock.Now;
        _crossings[member] = _clock.Now;
    }

    private void MoveFromCap(int member)
    {
        var left = LeftOf(member);
        _capped.Remove(member);
        _cappedByWeight.Remove(member);
        Rebase(left / _weights[member]);
        Share(member);
        _sharing.Set(member, _clock.VirtualTime + left / _weights[member]);
        _starts[member] = _clock.VirtualTime;
        _crossings[member] = _clock.Now;
    }

    private void Rebase(double transfer)
    {
        if (_clock.VirtualTime <= MostTransfers * transfer)
            return;
        var past = _clock.Rebase();
        for (var position = 0; position < _sharing.Count; position++)
            _starts[_sharing.ItemAt(position)] -= past;
        _sharing.LowerKeys(past);
    }

    private void Share(int member)
    {
        _sharingWeight.Add(_weights[member]);
        if (!double.IsPositiveInfinity(_cap))
            _sharingByWeight.Set(member, -_weights[member]);
    }

    private void Unshare(int member)
    {
        _sharingWeight.Add(-_weights[member]);
        _sharingByWeight.Remove(member);
    }
}
