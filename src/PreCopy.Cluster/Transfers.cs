using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>What each member is sending at its rate, and whose transfer ends next.</summary>
/// <param name="members">The members are 0 … members − 1.</param>
internal sealed class Transfers(int members)
{
    private readonly IndexedMinHeap _ends = new(members);
    private readonly double[] _rates = new double[members];
    private readonly double[] _rateSince = new double[members];

    // Bytes left at an instant: the transfer's start, or the last change of its rate.
    private readonly double[] _left = new double[members];
    private readonly double[] _leftAt = new double[members];
    private readonly double[] _starts = new double[members];

    /// <summary>The present instant, in seconds.</summary>
    public double Now { get; private set; }

    /// <summary>When the next transfer ends; +infinity when none does.</summary>
    public double NextEnd => _ends.MinKey;

    public void Begin()
    {
        _ends.Clear();
        Now = 0;
    }

    public void AdvanceTo(double now) => Now = now;

    public void Join(int member, double bytes)
    {
        _rates[member] = 0;
        Send(member, bytes);
    }

    public void Leave(int member) => _ends.Remove(member);

    public void Send(int member, double bytes)
    {
        _starts[member] = Now;
        SetLeft(member, bytes);
    }

    public void ChangeRate(int member, double rate)
    {
        var left = LeftOf(member);
        (_rates[member], _rateSince[member]) = (rate, Now);
        SetLeft(member, left);
    }

    /// <summary>Who has just come has no rate, and none that has been constant.</summary>
    public bool IsConstantSince(int member, double since) =>
        _rates[member] > 0 && since >= _rateSince[member];

    public double SentOf(int member) => (Now - _starts[member]) * _rates[member];

    public double LeftOf(int member) => _left[member] - (Now - _leftAt[member]) * _rates[member];

    public bool TryTakeEnded(out int member)
    {
        var hasEnded = _ends.MinKey <= Now;
        member = hasEnded ? _ends.Top : -1;
        return hasEnded;
    }

    private void SetLeft(int member, double bytes)
    {
        (_left[member], _leftAt[member]) = (bytes, Now);
        _ends.Set(member, bytes > 0 ? Now + bytes / _rates[member] : Now);
    }
}
