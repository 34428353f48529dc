using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>A cluster as migrations see it: limits on who may start, capacities on the way.</summary>
/// <param name="capacity">The members are 0 … capacity − 1.</param>
internal readonly struct ClusterNetwork(int capacity) : INetwork
{
    private readonly Capacities _capacities = new();
    private readonly MaxMinRates _rates = new(capacity);
    private readonly Transfers _transfers = new(capacity);
    private readonly Admission _admission = new(capacity);

    // All that end at an instant make room first: then the first in order is the first in order.
    public static bool AdmitsAtOnce => false;

    public double NextOpening => _admission.NextOpening;

    /// <summary>Reads the cluster, before <see cref="Begin"/>; <paramref name="link"/> is its fabric.</summary>
    public void Read<TCurve>(
        ClusterSettings settings,
        in MemoryLink link,
        ReadOnlySpan<Move<TCurve>> moves
    )
        where TCurve : struct, IDirtyCurve
    {
        _capacities.Read(settings, link);
        for (var move = 0; move < moves.Length; move++)
            _admission.Set(move, moves[move].Source, moves[move].Target, moves[move].Wave);
        _admission.Begin(settings, moves.Length);
    }

    public void Begin(in MemoryLink link, int count)
    {
        _rates.Begin(_capacities, link.Settings.StreamCapBytesPerSecond);
        _transfers.Begin();
    }

    public bool TryAdmit(out int vm) => _admission.TryAdmit(_transfers.Now, out vm);

    public void Free(int vm) => _admission.Free(vm, _transfers.Now);

    public void Join(int member, double weight, double bytes)
    {
        _rates.Join(member, _admission.SourceOf(member), _admission.TargetOf(member), weight);
        _transfers.Join(member, bytes);
    }

    public void Leave(int member)
    {
        _rates.Leave(member);
        _transfers.Leave(member);
    }

    public void Send(int member, double bytes) => _transfers.Send(member, bytes);

    public double RateOf(int member) => _rates.RateOf(member);

    public bool IsConstantSince(int member, double since) =>
        _transfers.IsConstantSince(member, since);

    public double SentOf(int member) => _transfers.SentOf(member);

    public double LeftOf(int member) => _transfers.LeftOf(member);

    public double FindNextEnd() => _transfers.NextEnd;

    public void AdvanceTo(double now) => _transfers.AdvanceTo(now);

    public bool TryTakeEnded(out int member) => _transfers.TryTakeEnded(out member);

    public void FindRates() => _rates.Find();

    public bool IsChanging(int member) => _rates.IsChanging(member);

    public void ApplyRates()
    {
        foreach (var member in _rates.Scope)
            if (_rates.IsChanging(member))
                _transfers.ChangeRate(member, _rates.NewRateOf(member));
        _rates.Apply();
    }
}
