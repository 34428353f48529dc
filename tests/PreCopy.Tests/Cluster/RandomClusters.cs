using CsCheck;
using PreCopy.Cluster;
using PreCopy.Tests.SharedLink;

namespace PreCopy.Tests.Cluster;

/// <summary>Generated clusters: nodes, racks, limits and waves around generated batches.</summary>
internal static class RandomClusters
{
    private static readonly Gen<double> Rate = Gen.Frequency(
        (2, Gen.Const(1e9)),
        (3, Gen.Double[2e8, 2e9])
    );

    private static readonly Gen<int> Limit = Gen.Frequency(
        (2, Gen.Const(int.MaxValue)),
        (3, Gen.Int[1, 3])
    );

    private static readonly Gen<double> Fabric = Gen.Frequency(
        (2, Gen.Const(double.PositiveInfinity)),
        (1, Gen.Double[5e8, 4e9])
    );

    private static Gen<ClusterNode> Node(int racks) =>
        from transmit in Rate
        from receive in Rate
        from rack in Gen.Int[-1, racks - 1]
        from outgoing in Limit
        from incoming in Limit
        from both in Limit
        select new ClusterNode(transmit, receive)
        {
            Rack = rack,
            MostOutgoing = outgoing,
            MostIncoming = incoming,
            MostMigrations = both,
        };

    private static Gen<(int, int, int)> Way(int nodes) =>
        from source in Gen.Int[0, nodes - 1]
        from step in Gen.Int[1, nodes - 1]
        from wave in Gen.Int[0, 2]
        select (source, (source + step) % nodes, wave);

    private static Gen<ClusterScenario> Around(Gen<LinkScenario> batches) =>
        from batch in batches
        from racks in Rate.Array[0, 3]
        from nodes in Node(racks.Length).Array[2, 6]
        from ways in Way(nodes.Length).Array[batch.Vms.Length]
        from fabric in Fabric
        from pause in Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 20])
        select new ClusterScenario(
            new ClusterSettings(batch.Settings with { BandwidthBytesPerSecond = fabric }, nodes)
            {
                Racks = [.. racks.Select(uplink => new ClusterRack(uplink))],
                WavePauseSeconds = pause,
            },
            batch,
            [.. ways.OrderBy(way => way.Item3)]
        );

    /// <summary>The same clusters for the same seed, always.</summary>
    public static ClusterScenario[] Scenarios(uint seed, int count) =>
        Around(RandomScenarios.Any).Array[count].Generate(new PCG(1, seed), null, out _);

    /// <summary>Those whose policies change with time.</summary>
    public static ClusterScenario[] ChangingScenarios(uint seed, int count) =>
        Around(RandomScenarios.Changing).Array[count].Generate(new PCG(1, seed), null, out _);
}
