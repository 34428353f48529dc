using PreCopy.Results;

namespace PreCopy.Tests.Charts;

/// <summary>Small tables for the charts of clusters.</summary>
internal static class ClusterSampleTables
{
    internal static Table For(string chart) =>
        chart switch
        {
            "cluster-limit" => Limits(bestOneWay: 1, bestBothWays: 1),
            "pairs" => Pairs((pairs, fabric) => Math.Min(pairs, fabric)),
            "rolling-maintenance" => Maintenance(perNode: 1.2, perWave: 6),
            _ => throw new ArgumentException($"no sample table for the chart {chart}"),
        };

    /// <summary>Times that are shortest at a limit over full streams; the fastest writers never end at 4.</summary>
    internal static Table Limits(int bestOneWay, int bestBothWays) =>
        SampleTables.Rows(
            [
                "traffic",
                "policy",
                "stream cap / link",
                "dirty rate / bandwidth",
                "limit counts",
                "nodes",
                "limit per node",
                "makespan (s)",
                "worst downtime (s)",
            ],
            [
                .. from way in (string[])["one way", "both ways"]
                from policy in (string[])["downtime limit 300 ms", "Hyper-V (5 passes)"]
                from stream in ((double Cap, double Ratio)[])[(1, 0.1), (1, 0.3), (0.4, 0.1)]
                from counts in (string[])["both roles together", "each role"]
                from nodes in (int[])[8, 16]
                from limit in (int[])[1, 2, 4]
                let best = way == "one way" ? bestOneWay : bestBothWays
                select (object[])
                    [
                        way,
                        policy,
                        stream.Cap,
                        stream.Ratio,
                        counts,
                        nodes,
                        limit,
                        stream.Ratio > 0.1 && limit == 4
                            ? double.NaN
                            : 60.0 + 30 * Math.Abs(limit - best),
                        0.3 * limit,
                    ],
            ]
        );

    /// <summary>Fabrics of 1 and 2 links under up to 8 nodes; over the narrower, all pairs of 8 nodes never end.</summary>
    internal static Table Pairs(Func<int, int, int> best) =>
        SampleTables.Rows(
            [
                "dirty rate / bandwidth",
                "fabric / node link",
                "nodes",
                "pairs",
                "best at once",
                "makespan of the best (s)",
                "makespan of all pairs (s)",
            ],
            [
                .. from ratio in (double[])[0.1, 0.2]
                from fabric in (int[])[1, 2]
                from nodes in (int[])[2, 3, 4, 5, 6, 7, 8]
                let pairs = nodes / 2
                select (object[])
                    [
                        ratio,
                        fabric,
                        nodes,
                        pairs,
                        best(pairs, fabric),
                        60.0 * pairs,
                        fabric == 1 && nodes == 8 ? double.NaN : 60.0 * pairs * pairs,
                    ],
            ]
        );

    /// <summary>A maintenance that four nodes at once and two migrations per node shorten by these factors.</summary>
    internal static Table Maintenance(double perNode, double perWave) =>
        SampleTables.Rows(
            [
                "stream cap / link",
                "limit per node",
                "nodes at once",
                "time (s)",
                "of it moving (s)",
                "most VMs on a node",
            ],
            [
                .. from cap in (double[])[1, 0.4]
                from limit in (int[])[1, 2]
                from atOnce in (int[])[1, 2, 4]
                let time = 6000 / (limit == 1 ? 1 : perNode) / Math.Pow(perWave, (atOnce - 1) / 3.0)
                select (object[])[cap, limit, atOnce, time, time / 2, 12 + atOnce],
            ]
        );
}
