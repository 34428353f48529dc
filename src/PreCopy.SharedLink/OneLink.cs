namespace PreCopy.SharedLink;

/// <summary>A single link (model, section 3): so many slots, given out in order, and one capacity.</summary>
/// <param name="capacity">The members are 0 … capacity − 1.</param>
internal readonly struct OneLink(int capacity) : INetwork
{
    private readonly FairShare _share = new(capacity);
    private readonly SlotQueue _slots = new();

    public static bool AdmitsAtOnce => true;

    public double NextOpening => double.PositiveInfinity;

    public void Begin(in MemoryLink link, int count)
    {
        _share.Reset(link.UsableBytesPerSecond, link.Settings.StreamCapBytesPerSecond);
        _slots.Begin(link.Settings.Concurrency, count);
    }

    public bool TryAdmit(out int vm) => _slots.TryAdmit(out vm);

    public void Free(int vm) => _slots.Free();

    public void Join(int member, double weight, double bytes) => _share.Join(member, weight, bytes);

    public void Leave(int member) => _share.Leave(member);

    public void Send(int member, double bytes) => _share.Send(member, bytes);

    public double RateOf(int member) => _share.RateOf(member);

    public bool IsConstantSince(int member, double since) => _share.IsConstantSince(member, since);

    public double SentOf(int member) => _share.SentOf(member);

    public double LeftOf(int member) => _share.LeftOf(member);

    public double FindNextEnd() => _share.FindNextEnd();

    public void AdvanceTo(double now) => _share.AdvanceTo(now);

    public bool TryTakeEnded(out int member) => _share.TryTakeEnded(out member);

    // Whoever comes or goes changes everybody's rate.
    public void FindRates() { }

    public bool IsChanging(int member) => true;

    public void ApplyRates() => _share.Rebalance();
}
