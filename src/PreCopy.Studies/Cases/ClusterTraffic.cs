using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Studies.Cases;

/// <summary>Moves of identical VMs in an order in which pairs of nodes, each node in one pair at most, can always go side by side.</summary>
internal static class ClusterTraffic
{
    /// <summary>The first half of the nodes is emptied into the other: each sends its VMs to as many targets in turn.</summary>
    public static Move<CappedCurve>[] OneWay(Vm<CappedCurve> vm, int nodes, int vmsPerSource)
    {
        var half = nodes / 2;
        return
        [
            .. from turn in Enumerable.Range(0, vmsPerSource)
            from source in Enumerable.Range(0, half)
            select new Move<CappedCurve>(vm, source, half + (source + turn) % half),
        ];
    }

    /// <summary>
    /// Each node sends a VM to another and receives one from it, then the same with the next: the rounds of a tournament in which
    /// all play (the circle method). In an odd number of nodes one sits out each round.
    /// </summary>
    public static Move<CappedCurve>[] BothWays(Vm<CappedCurve> vm, int nodes, int rounds) =>
        [
            .. from round in Enumerable.Range(0, rounds)
            from back in (bool[])[false, true]
            from pair in Pairs(nodes, round)
            select back
                ? new Move<CappedCurve>(vm, pair.Second, pair.First)
                : new Move<CappedCurve>(vm, pair.First, pair.Second),
        ];

    private static IEnumerable<(int First, int Second)> Pairs(int nodes, int round)
    {
        // All but the last stand on a circle and are turned; an odd number has an empty seat for the last.
        var circle = nodes - 1 + nodes % 2;
        for (var first = 0; first < circle; first++)
        {
            var opposite = ((round - first) % circle + circle) % circle;
            var second = opposite == first ? circle : opposite;
            if (first < second && second < nodes)
                yield return (first, second);
        }
    }
}
