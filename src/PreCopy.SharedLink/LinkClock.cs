namespace PreCopy.SharedLink;

/// <summary>
/// The seconds and the virtual time V = ∫λ dt, λ the rate per unit of weight. Since λ last changed one follows from the other
/// without a sum over the events between: nothing drifts, and an end can be told beforehand.
/// </summary>
internal struct LinkClock
{
    private double _anchorSeconds;
    private double _anchorVirtualTime;
    private double _secondsPerVirtual;

    /// <summary>The present instant, in seconds.</summary>
    public double Now;

    /// <summary>The present instant, in virtual time: bytes per unit of weight.</summary>
    public double VirtualTime;

    /// <summary>λ, in bytes/s.</summary>
    public double RatePerWeight { get; private set; }

    /// <summary>When the virtual time is <paramref name="tag"/>, unless λ changes before; in seconds.</summary>
    public readonly double SecondsAt(double tag) =>
        _anchorSeconds + (tag - _anchorVirtualTime) * _secondsPerVirtual;

    /// <summary>The virtual time at <paramref name="seconds"/>, unless λ changes before.</summary>
    public readonly double VirtualTimeAt(double seconds) =>
        _anchorVirtualTime + (seconds - _anchorSeconds) * RatePerWeight;

    /// <summary>From now on members of <paramref name="weight"/> in all share <paramref name="bandwidth"/> bytes/s; whether that changes λ.</summary>
    public bool TryChangeRate(double bandwidth, double weight)
    {
        var ratePerWeight = weight > 0 ? bandwidth / weight : 0;
        if (ratePerWeight == RatePerWeight)
            return false;
        RatePerWeight = ratePerWeight;
        // By a division of its own, because nothing has to wait for the other then.
        _secondsPerVirtual = weight / bandwidth;
        (_anchorSeconds, _anchorVirtualTime) = (Now, VirtualTime);
        return true;
    }

    /// <summary>Counts the virtual time from now, and returns what it was.</summary>
    public double Rebase()
    {
        var past = VirtualTime;
        _anchorVirtualTime -= past;
        VirtualTime = 0;
        return past;
    }
}
