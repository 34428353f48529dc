using PreCopy.Cluster;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Policies;
using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>
/// The time to move VMs about a cluster and their worst downtime over the migrations that a node may take part in, in both
/// roles together or in each. One way, the first half of the nodes is emptied into the other; both ways, every node sends as
/// many VMs and receives as many.
/// </summary>
public sealed class ClusterLimit : IStudy
{
    private const int VmsPerSource = 8;
    private const string Traffic = "traffic";
    private const string Cap = "stream cap / link";
    private const string Ratio = "dirty rate / bandwidth";
    private const string Counts = "limit counts";
    private const string Limit = "limit per node";
    private const string AtOnce = "migrations at once";
    private const string Makespan = "makespan (s)";
    private const string Downtime = "worst downtime (s)";
    private const string OneWay = "one way";
    private const string BothWays = "both ways";
    private const string Together = "both roles together";
    private const string EachRole = "each role";
    private const string Limited = "downtime limit 300 ms";
    private const string FivePasses = "Hyper-V (5 passes)";

    // What is this little longer is as good.
    private const double Alike = 1.01;

    private static readonly int[] NodeCounts = [4, 8, 16, 32, 64];
    private static readonly int[] Limits = [1, 2, 3, 4, 6, 8];
    private static readonly (double Cap, double DirtyRatio)[] Streams =
    [
        (1, 0.02),
        (1, 0.1),
        (1, 0.3),
        (0.4, 0.1),
    ];

    private static readonly (string Name, StopPolicy Policy)[] Policies =
    [
        (Limited, StandardCase.DowntimeLimited),
        (FivePasses, PolicyPresets.Find("hyper-v")!.Policy),
    ];

    private static readonly (
        string Name,
        Func<Vm<CappedCurve>, int, Move<CappedCurve>[]> Moves
    )[] Traffics =
    [
        (OneWay, (vm, nodes) => ClusterTraffic.OneWay(vm, nodes, VmsPerSource)),
        (BothWays, (vm, nodes) => ClusterTraffic.BothWays(vm, nodes, VmsPerSource)),
    ];

    /// <inheritdoc/>
    public string Name => "cluster-limit";

    /// <inheritdoc/>
    public string Question =>
        "How many migrations should a node of a cluster take part in at once, whether it sends or receives?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = new Table(
            Traffic,
            "policy",
            Cap,
            Ratio,
            Counts,
            "nodes",
            Limit,
            AtOnce,
            Makespan,
            Downtime
        );
        var batch = new ClusterBatch(NodeCounts[^1] * VmsPerSource);
        foreach (var (traffic, moves) in Traffics)
        foreach (var (name, policy) in Policies)
        foreach (var (cap, ratio) in Streams)
        foreach (var counts in (string[])[Together, EachRole])
        foreach (var nodes in NodeCounts)
        foreach (var limit in Limits)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var link = new LinkSettings(double.PositiveInfinity, policy)
            {
                StreamCapBytesPerSecond = cap * StandardCase.LinkBytesPerSecond,
            };
            var totals = batch.Run(
                new(link, ClusterBatch.Nodes(nodes, limit, counts == EachRole)),
                moves(StandardCase.VmAt(ratio), nodes)
            );
            data.Add(
                traffic,
                name,
                cap,
                ratio,
                counts,
                nodes,
                limit,
                batch.MostAtOnce,
                totals.MakespanSeconds,
                totals.MaxDowntimeSeconds
            );
        }

        return new(data, Finding(data.Where("nodes", "16").Where(Ratio, "0.1")));
    }

    private static string Finding(Table data)
    {
        var limited = data.Where("policy", Limited);
        var evacuated = limited.Where(Traffic, OneWay).Where(Counts, Together);
        var exchanged = limited.Where(Traffic, BothWays);
        var (together, each) = (
            exchanged.Where(Counts, Together),
            exchanged.Where(Counts, EachRole)
        );
        var stopped = data.Where("policy", FivePasses).Where(Traffic, OneWay);
        return $"16 nodes, D/B = 0.1: 8 send 64 VMs to the others in {At(evacuated, "1", Makespan):F1} s at limit 1 ({At(evacuated, "1", AtOnce):0} at once), in {At(evacuated, "4", Makespan):F1} s at 4; "
            + $"streams of 0.4 of the link want {Fewest(evacuated)}. All exchange 128 VMs in {At(each, "1", Makespan):F1} s at limit 1 each way ({At(each, "1", AtOnce):0} at once), in {At(together, "1", Makespan):F1} s "
            + $"at 1 in all. Hyper-V's 5 passes stop a VM for {At(stopped, "8", Downtime):F1} s at limit 8. At limit 1, {NodeCounts[0]} to {NodeCounts[^1]} nodes take as long.";
    }

    private static double At(Table rows, string limit, string column) =>
        rows.Where(Cap, "1").Where(Limit, limit).Numbers(column)[0];

    // The lowest limit that is nearly as fast as the best over capped streams.
    private static int Fewest(Table rows)
    {
        var makespans = rows.Where(Cap, "0.4").Numbers(Makespan);
        var longest = Alike * makespans.Where(double.IsFinite).Min();
        return Limits[Array.FindIndex(makespans, makespan => makespan <= longest)];
    }
}
