using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>
/// How many pairs of nodes should migrate at once when all of them cross one fabric: every number up to half of the nodes is
/// simulated, with one migration per node and as many VMs sent as received by each.
/// </summary>
public sealed class Pairs : IStudy
{
    private const int MostNodes = 32;
    private const int VmsPerNode = 4;

    // A larger number must win by more than rounding.
    private const double LeastGain = 1e-9;
    private const string Ratio = "dirty rate / bandwidth";
    private const string Fabric = "fabric / node link";
    private const string Nodes = "nodes";
    private const string Most = "pairs";
    private const string Best = "best at once";
    private const string BestMakespan = "makespan of the best (s)";
    private const string AllMakespan = "makespan of all pairs (s)";

    private static readonly double[] DirtyRatios = [0.1, 0.2, 0.3];
    private static readonly double[] Fabrics = [1, 2, 4, 8];

    /// <inheritdoc/>
    public string Name => "pairs";

    /// <inheritdoc/>
    public string Question =>
        "How many pairs of nodes should migrate at once over a fabric that they share?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = new Table(Ratio, Fabric, Nodes, Most, Best, BestMakespan, AllMakespan);
        var batch = new ClusterBatch(MostNodes * VmsPerNode);
        foreach (var ratio in DirtyRatios)
        foreach (var fabric in Fabrics)
            for (var nodes = 2; nodes <= MostNodes; nodes++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                var makespans = Makespans(batch, ratio, fabric, nodes);
                var best = 0;
                for (var i = 1; i < makespans.Length; i++)
                    if (makespans[i] < makespans[best] * (1 - LeastGain))
                        best = i;
                data.Add(ratio, fabric, nodes, nodes / 2, best + 1, makespans[best], makespans[^1]);
            }

        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var carried = data.Numbers(Fabric).Zip(data.Numbers(Most), Math.Min);
        var asMany = carried.Zip(data.Numbers(Best)).Count(each => each.First == each.Second);
        var widest = data.Where(Ratio, "0.2")
            .Where(Fabric, $"{Fabrics[^1]}")
            .Where(Nodes, $"{MostNodes}");
        return $"As many pairs at once as the fabric carries node links (at most half of the nodes) are best in {asMany} of {data.Rows.Count} cases at D/B = 0.1, 0.2 and 0.3. "
            + $"At 0.2, {MostNodes} nodes over {Fabrics[^1]} links send {VmsPerNode} VMs each in {widest.Numbers(BestMakespan)[0]:F1} s with {widest.Numbers(Best)[0]} pairs at once, "
            + $"in {widest.Numbers(AllMakespan)[0]:F1} s with all {widest.Numbers(Most)[0]}.";
    }

    // By the number at once, from 1 on.
    private static double[] Makespans(ClusterBatch batch, double ratio, double fabric, int nodes)
    {
        var moves = ClusterTraffic.BothWays(StandardCase.VmAt(ratio), nodes, VmsPerNode);
        var limited = ClusterBatch.Nodes(nodes, limit: 1);
        var makespans = new double[nodes / 2];
        for (var i = 0; i < makespans.Length; i++)
        {
            var link = new LinkSettings(
                fabric * StandardCase.LinkBytesPerSecond,
                StandardCase.DowntimeLimited
            )
            {
                Concurrency = i + 1,
            };
            makespans[i] = batch.Run(new(link, limited), moves).MakespanSeconds;
        }

        return makespans;
    }
}
