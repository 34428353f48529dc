using PreCopy.Cluster;
using PreCopy.Tests.SharedLink;
using Step = PreCopy.Tests.SharedLink.NaiveVm.Step;

namespace PreCopy.Tests.Cluster;

/// <summary>Section 5 of the model by somebody who has not seen the product: every event looks at everything.</summary>
internal sealed class NaiveCluster(
    ClusterSettings settings,
    NaiveVm[] vms,
    (int Source, int Target, int Wave)[] moves
) : NaiveLink(settings.Link, vms)
{
    protected override bool AdmitsAtOnce => false;

    protected override bool MayStart(NaiveVm vm, IReadOnlyCollection<NaiveVm> holding, double now)
    {
        var (source, target, wave) = MoveOf(vm);
        if (OpeningOf(wave) > now)
            return false;
        return holding.Count < settings.Link.Concurrency
            && Count(holding, move => move.Source == source) < settings.Nodes[source].MostOutgoing
            && Count(holding, move => move.Target == target) < settings.Nodes[target].MostIncoming
            && new[] { source, target }.All(node =>
                Count(holding, move => move.Source == node || move.Target == node)
                < settings.Nodes[node].MostMigrations
            );
    }

    protected override double NextOpening(double now) =>
        Vms.Where(vm => vm.Phase == Step.Waiting)
            .Select(vm => OpeningOf(MoveOf(vm).Wave))
            .Where(opening => opening > now)
            .DefaultIfEmpty(double.PositiveInfinity)
            .Min();

    // A pause after the last of the waves before, which had such pauses themselves.
    private double OpeningOf(int wave) =>
        Vms.Where(vm => MoveOf(vm).Wave < wave)
            .Select(vm =>
                vm.Phase == Step.Done ? vm.End + settings.WavePauseSeconds : double.PositiveInfinity
            )
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>Raises all rates together until something is full, keeps whoever crosses it, and goes on with the rest.</summary>
    protected override double[] Rates(IReadOnlyList<NaiveVm> sending)
    {
        var limits = Limits(sending);
        var rates = new double[sending.Count];
        var open = Enumerable.Range(0, sending.Count).ToHashSet();
        while (open.Count > 0)
        {
            var (level, members) = limits
                .Where(limit => limit.Members.Any(open.Contains))
                .Select(limit =>
                    (
                        Level: (
                            limit.Capacity
                            - limit.Members.Where(i => !open.Contains(i)).Sum(i => rates[i])
                        ) / limit.Members.Where(open.Contains).Sum(i => sending[i].Weight),
                        limit.Members
                    )
                )
                .MinBy(limit => limit.Level);
            foreach (var i in members.Where(open.Contains).ToArray())
            {
                rates[i] = level * sending[i].Weight;
                open.Remove(i);
            }
        }

        return rates;
    }

    // Everything with a capacity, and who crosses it.
    private List<(double Capacity, int[] Members)> Limits(IReadOnlyList<NaiveVm> sending)
    {
        var ratio = settings.Link.Compression?.Ratio ?? 1;
        var moves = sending.Select(MoveOf).ToArray();
        var rackOf = (int node) => settings.Nodes[node].Rack;
        var limits = new List<(double, int[])>
        {
            (settings.Link.BandwidthBytesPerSecond * ratio, [.. Enumerable.Range(0, moves.Length)]),
        };
        for (var node = 0; node < settings.Nodes.Count; node++)
        {
            Add(settings.Nodes[node].TransmitBytesPerSecond, move => move.Source == node);
            Add(settings.Nodes[node].ReceiveBytesPerSecond, move => move.Target == node);
        }

        for (var rack = 0; rack < settings.Racks.Count; rack++)
        {
            var uplink = settings.Racks[rack].UplinkBytesPerSecond;
            Add(uplink, move => rackOf(move.Source) == rack && rackOf(move.Target) != rack);
            Add(uplink, move => rackOf(move.Source) != rack && rackOf(move.Target) == rack);
        }

        limits.AddRange(moves.Select((_, i) => (Cap, new[] { i })));
        return limits;

        void Add(double capacity, Func<(int Source, int Target, int Wave), bool> crosses) =>
            limits.Add(
                (
                    capacity * ratio,
                    [.. Enumerable.Range(0, moves.Length).Where(i => crosses(moves[i]))]
                )
            );
    }

    private int Count(
        IEnumerable<NaiveVm> holding,
        Func<(int Source, int Target, int Wave), bool> counts
    ) => holding.Count(vm => counts(MoveOf(vm)));

    private (int Source, int Target, int Wave) MoveOf(NaiveVm vm) =>
        moves[Vms.Index().First(each => each.Item == vm).Index];
}
