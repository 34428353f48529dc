using PreCopy.Cluster;
using Xunit;

namespace PreCopy.Tests.Scenarios.Clusters;

/// <summary>Scenarios with nodes, as they are read.</summary>
public sealed class ClusterReaderTests
{
    private const double GiB = 1 << 30;

    [Fact]
    public void Nothing_but_nodes_limits_the_bandwidth_unless_the_link_says_so()
    {
        var free = ScenarioText.Read(ClusterText.With());

        Assert.Equal(double.PositiveInfinity, free.Settings.BandwidthBytesPerSecond);
        Assert.Same(free.Settings, free.Cluster!.Settings.Link);
        Assert.Equal(
            12.5e9,
            ScenarioText
                .Read(
                    ClusterText.With(
                        ClusterText.Moves + """, "link": { "bandwidth": "100 Gbit/s" }"""
                    )
                )
                .Settings.BandwidthBytesPerSecond
        );
        var capped = ScenarioText
            .Read(
                ClusterText.With(
                    ClusterText.Moves
                        + """, "link": { "streamCap": "4 Gbit/s", "channels": 2, "compression": { "ratio": 2 } }"""
                )
            )
            .Settings;
        Assert.Equal(
            (double.PositiveInfinity, 5e8, 2, 2),
            (
                capped.BandwidthBytesPerSecond,
                capped.StreamCapBytesPerSecond,
                capped.Channels,
                capped.Compression!.Ratio
            )
        );
    }

    [Fact]
    public void A_scenario_without_nodes_has_no_cluster() =>
        Assert.Null(ScenarioText.Read(ScenarioText.With()).Cluster);

    [Fact]
    public void Nodes_have_bandwidth_memory_racks_and_limits()
    {
        var cluster = ClusterText.Read(
            ClusterText.With(
                """
                "racks": [ { "name": "left", "uplink": "40 Gbit/s" }, { "name": "right", "uplink": 2 } ],
                "moves": [ { "vm": "web-1", "to": "big" } ]
                """,
                nodes: """
                [ { "count": 2, "bandwidth": "10 Gbit/s" },
                  { "name": "big", "transmit": "1 GB/s", "receive": "2 GB/s", "memory": "1 TiB", "rack": "right", "limit": 3, "outgoing": 2, "incoming": 1 } ]
                """
            )
        );

        Assert.Equal(["node-1", "node-2", "big"], cluster.NodeNames);
        Assert.Equal(
            [double.PositiveInfinity, double.PositiveInfinity, 1024 * GiB],
            cluster.NodeMemoryBytes
        );
        Assert.Equal(
            [
                new(1.25e9, 1.25e9),
                new(1.25e9, 1.25e9),
                new(1e9, 2e9)
                {
                    Rack = 1,
                    MostMigrations = 3,
                    MostOutgoing = 2,
                    MostIncoming = 1,
                },
            ],
            cluster.Settings.Nodes
        );
        Assert.Equal([new(5e9), new ClusterRack(2)], cluster.Settings.Racks);
    }

    [Fact]
    public void Vms_are_dealt_to_their_nodes_in_turn()
    {
        const string dirty = """ "memory": 1, "dirty": { "rate": 0 } """;

        var cluster = ClusterText.Read(
            ClusterText.With(
                vms: $$"""
                [ { "name": "one", "node": "a-3", {{dirty}} },
                  { "name": "web", "count": 4, "node": "*", {{dirty}} },
                  { "name": "two", "count": 3, "node": ["a-3", "a-1"], {{dirty}} },
                  { "name": "all", "count": 2, "node": "a-2", {{dirty}} } ]
                """
            )
        );

        Assert.Equal([2, 0, 1, 2, 0, 2, 0, 2, 1, 1], cluster.VmNodes);
    }

    [Fact]
    public void Moves_keep_their_order_and_may_exchange_vms()
    {
        Assert.Equal(
            ["web-3: a-3 -> a-1 (0)", "web-1: a-1 -> a-3 (0)"],
            ClusterText.Routes(
                ClusterText.With(
                    """ "moves": [ { "vm": "web-3", "from": "a-3", "to": "a-1" }, { "vm": "web-1", "to": "a-3" } ] """
                )
            )
        );
        Assert.Null(ClusterText.Read(ClusterText.With()).Drain);
    }

    [Theory]
    [InlineData("""["a-1", "a-2"]""", 2, "web-1: a-1 -> a-3 (0)", "web-2: a-2 -> a-3 (0)")]
    [InlineData(
        """{ "nodes": ["a-1", "a-2"] }""",
        2,
        "web-1: a-1 -> a-3 (0)",
        "web-2: a-2 -> a-3 (0)"
    )]
    [InlineData(
        """{ "nodes": ["a-1", "a-2"], "atOnce": 1 }""",
        1,
        "web-1: a-1 -> a-2 (0)",
        "web-1: a-2 -> a-1 (1)",
        "web-2: a-2 -> a-1 (1)"
    )]
    [InlineData(
        """{ "nodes": "all", "placement": "best-fit" }""",
        1,
        "web-1: a-1 -> a-2 (0)",
        "web-1: a-2 -> a-3 (1)",
        "web-2: a-2 -> a-3 (1)",
        "web-1: a-3 -> a-1 (2)",
        "web-2: a-3 -> a-1 (2)",
        "web-3: a-3 -> a-1 (2)"
    )]
    [InlineData(
        """{ "nodes": ["a-3", "a-2"], "atOnce": 1, "placement": "first-fit" }""",
        1,
        "web-3: a-3 -> a-1 (0)",
        "web-2: a-2 -> a-1 (1)"
    )]
    public void Drained_nodes_are_emptied_in_waves(string drain, int atOnce, params string[] routes)
    {
        var json = ClusterText.With($"\"drain\": {drain}");

        Assert.Equal(routes, ClusterText.Routes(json));
        Assert.Equal(atOnce, ClusterText.Read(json).Drain!.AtOnce);
    }

    [Fact]
    public void A_drain_knows_its_waves_and_its_pause()
    {
        var cluster = ClusterText.Read(
            ClusterText.With(
                """ "drain": { "nodes": ["a-3", "a-1", "a-2"], "atOnce": 2, "pause": "5 min" } """
            )
        );

        var drain = cluster.Drain!;
        Assert.Equal([2, 0, 1], drain.Nodes);
        Assert.Equal((2, 2), (drain.AtOnce, drain.Waves));
        Assert.Equal([0, 0, 1], Enumerable.Range(0, 3).Select(drain.WaveOf));
        Assert.Equal(300, cluster.Settings.WavePauseSeconds);
        Assert.Equal(
            1,
            ClusterText
                .Read(ClusterText.With(""" "drain": { "nodes": ["a-1"], "atOnce": 9 } """))
                .Drain!.AtOnce
        );
    }

    [Fact]
    public void Fractions_of_a_byte_take_no_room() =>
        Assert.Equal(
            10,
            ClusterText
                .Routes(
                    ClusterText.With(
                        """ "drain": ["a-1"] """,
                        nodes: """[ { "name": "a", "count": 2, "bandwidth": 1, "memory": "1 GiB" } ]""",
                        vms: """[ { "count": 10, "node": "a-1", "memory": "0.1 GiB", "dirty": { "rate": 0 } } ]"""
                    )
                )
                .Length
        );

    [Fact]
    public void Weights_and_concurrency_are_those_of_any_scenario()
    {
        var scenario = ScenarioText.Read(
            ClusterText.With(
                ClusterText.Moves
                    + """, "schedule": { "concurrency": 8, "weights": [1, 2, 3], "setup": "1 s" }"""
            )
        );

        Assert.Equal([1, 2, 3], scenario.Vms.ToArray().Select(vm => vm.Weight));
        Assert.Equal(
            (8, 1),
            (
                scenario.Cluster!.Settings.Link.Concurrency,
                scenario.Cluster.Settings.Link.SetupSeconds
            )
        );
    }

    [Fact]
    public void The_sample_drains_two_of_sixteen_nodes()
    {
        var cluster = ClusterText.Read(
            File.ReadAllText(RepositoryRoot.Combine("tests/PreCopy.Tests/samples/cluster.json"))
        );

        Assert.Equal(16, cluster.NodeNames.Count);
        Assert.All(cluster.Settings.Nodes, node => Assert.Equal(1, node.MostMigrations));
        Assert.Equal([0, 1], cluster.Drain!.Nodes);
        Assert.Equal(10, cluster.Moves.Length);
        Assert.DoesNotContain(cluster.Moves.ToArray(), move => move.Target < 2);
    }
}
