using PreCopy.Cluster;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using PreCopy.Tests.SharedLink;
using Xunit;

namespace PreCopy.Tests.Cluster;

/// <summary>Nodes, limits, waves, and the shared link as a special case.</summary>
public sealed class ClusterEngineTests
{
    private const double MiB = 1 << 20;
    private const double Bandwidth = 1250 * MiB;

    private static readonly LinkSettings Link = new(
        double.PositiveInfinity,
        new StopPolicy { DowntimeSeconds = 0.3 }
    );

    private static readonly Vm<AnyCurve> Guest = new(
        8192 * MiB,
        new CappedCurve(100 * MiB, 8192 * MiB)
    );

    // Alone on its way: the model's table, section 6.
    private static readonly double AloneSeconds = SharedLink
        .Link.Run(Link with { BandwidthBytesPerSecond = Bandwidth }, Guest)[0]
        .EndSeconds;

    [Fact]
    public void Moves_between_two_nodes_are_a_shared_link_to_the_last_bit()
    {
        foreach (var scenario in RandomClusters.Scenarios(11, 200))
        {
            var batch = scenario.Batch.Products();
            var link = scenario.Batch.Settings;
            var cluster = new ClusterSettings(
                link with
                {
                    BandwidthBytesPerSecond = double.PositiveInfinity,
                },
                [new(link.BandwidthBytesPerSecond, 2e9), new(3e9, link.BandwidthBytesPerSecond)]
            );

            Assert.Equal(
                SharedLink.Link.Run(link, batch),
                Run(cluster, [.. batch.Select(vm => new Move<AnyCurve>(vm, 0, 1))])
            );
        }
    }

    [Fact]
    public void So_are_moves_through_a_fabric_that_is_the_only_limit()
    {
        foreach (var scenario in RandomScenarios.Scenarios(12, 100))
        {
            var cluster = new ClusterScenario(
                new ClusterSettings(
                    scenario.Settings,
                    [.. Enumerable.Repeat(new ClusterNode(1e12, 1e12), 5)]
                ),
                scenario,
                [.. scenario.Vms.Select((_, i) => (i % 5, (i + 1) % 5, 0))]
            );
            if (scenario.RunNaively(RoundLeap.LiteralRounds) is not null)
                SameResults.Assert(scenario.Run(), cluster.Run(), cluster);
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(15, 7)]
    [InlineData(16, 8)]
    public void With_a_limit_of_one_what_runs_at_once_is_a_matching_of_the_nodes(
        int nodes,
        int pairs
    )
    {
        var settings = Cluster(nodes, node => node with { MostMigrations = 1 });

        var results = Run(settings, AllToAll(nodes));

        Assert.Equal(pairs, MostAtOnce(results));
        Assert.All(
            results,
            vm => Assert.Equal(AloneSeconds, vm.EndSeconds - vm.StartSeconds, 1e-9)
        );
    }

    [Fact]
    public void With_a_limit_of_one_in_each_role_every_node_sends_and_receives()
    {
        var settings = Cluster(16, node => node with { MostOutgoing = 1, MostIncoming = 1 });

        Assert.Equal(16, MostAtOnce(Run(settings, AllToAll(16))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void The_cluster_s_limit_is_over_all_nodes(int limit)
    {
        var settings = Cluster(16, node => node);
        settings = settings with { Link = settings.Link with { Concurrency = limit } };

        Assert.Equal(limit, MostAtOnce(Run(settings, AllToAll(16))));
    }

    [Fact]
    public void Whoever_is_first_in_order_and_fits_starts()
    {
        // 0→1 keeps both busy; 1→2 has to wait; 2→3 fits and overtakes it.
        var settings = Cluster(4, node => node with { MostMigrations = 1 });

        var results = Run(settings, [Way(0, 1), Way(1, 2), Way(2, 3)]);

        Assert.Equal([0, AloneSeconds, 0], results.Select(vm => vm.StartSeconds));
    }

    [Fact]
    public void A_wave_waits_for_the_one_before_and_the_pause()
    {
        var settings = Cluster(4, node => node) with { WavePauseSeconds = 60 };

        var results = Run(
            settings,
            [Way(0, 1), Way(2, 3), Way(1, 2) with { Wave = 4 }, Way(0, 3) with { Wave = 7 }]
        );

        AssertSeconds(
            [0, 0, AloneSeconds + 60, 2 * (AloneSeconds + 60)],
            results.Select(vm => vm.StartSeconds)
        );
    }

    [Fact]
    public void What_never_ends_keeps_its_slot_and_the_next_wave_closed()
    {
        var settings = Cluster(4, node => node);
        var restless = Guest with { Dirty = new CappedCurve(2 * Bandwidth, Guest.MemoryBytes) };

        var results = Run(settings, [new(restless, 0, 1), Way(2, 3), Way(2, 3) with { Wave = 1 }]);

        Assert.Equal(
            [Outcome.Never, Outcome.Converged, Outcome.Never],
            results.Select(vm => vm.Outcome)
        );
        Assert.Equal(double.PositiveInfinity, results[2].StartSeconds);
    }

    [Fact]
    public void An_uplink_is_shared_by_what_leaves_the_rack_alone()
    {
        var settings = Cluster(6, node => node) with
        {
            Nodes =
            [
                .. Enumerable
                    .Range(0, 6)
                    .Select(node => new ClusterNode(Bandwidth, Bandwidth) { Rack = node / 3 }),
            ],
            Racks = [new(Bandwidth / 2), new(Bandwidth)],
        };

        var results = Run(settings, [Way(0, 3), Way(1, 4), Way(2, 1)]);

        var quarter = SharedLink
            .Link.Run(Link with { BandwidthBytesPerSecond = Bandwidth / 4 }, Guest)[0]
            .EndSeconds;
        AssertSeconds([quarter, quarter, AloneSeconds], results.Select(vm => vm.EndSeconds));
    }

    [Fact]
    public void Whatever_ran_before_a_cluster_gives_the_same_bits_and_a_run_allocates_nothing()
    {
        var scenarios = RandomClusters.Scenarios(13, 60);
        var engine = new ClusterEngine<AnyCurve>(12);
        var fresh = scenarios.Select(scenario => Run(scenario.Settings, scenario.Moves)).ToArray();
        for (var i = scenarios.Length - 1; i >= 0; i--)
        {
            var (settings, moves) = (scenarios[i].Settings, scenarios[i].Moves);
            var results = new VmResult[moves.Length];
            engine.Run(settings, moves, results);

            Assert.Equal(fresh[i], results);
            Assert.Equal(0, Allocations.Least(() => engine.Run(settings, moves, results)));
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 4, 0)]
    [InlineData(-1, 1, 0)]
    [InlineData(0, 1, -1)]
    public void A_move_that_cannot_be_is_refused(int source, int target, int wave) =>
        Assert.Throws<ArgumentException>(() =>
            Run(Cluster(4, node => node), [Way(source, target) with { Wave = wave }])
        );

    [Fact]
    public void A_node_that_cannot_be_is_refused()
    {
        Refuse(node => node with { TransmitBytesPerSecond = 0 });
        Refuse(node => node with { ReceiveBytesPerSecond = double.PositiveInfinity });
        Refuse(node => node with { Rack = 0 });
        Refuse(node => node with { MostIncoming = 0 });

        static void Refuse(Func<ClusterNode, ClusterNode> change) =>
            Assert.Throws<ArgumentException>(() => Run(Cluster(4, change), [Way(0, 1)]));
    }

    private static ClusterSettings Cluster(int nodes, Func<ClusterNode, ClusterNode> change) =>
        new(Link, [.. Enumerable.Repeat(change(new ClusterNode(Bandwidth, Bandwidth)), nodes)]);

    private static Move<AnyCurve> Way(int source, int target) => new(Guest, source, target);

    private static Move<AnyCurve>[] AllToAll(int nodes) =>
        [
            .. Enumerable
                .Range(1, nodes - 1)
                .SelectMany(step =>
                    Enumerable.Range(0, nodes).Select(node => Way(node, (node + step) % nodes))
                ),
        ];

    private static VmResult[] Run(ClusterSettings settings, Move<AnyCurve>[] moves)
    {
        var results = new VmResult[moves.Length];
        new ClusterEngine<AnyCurve>(moves.Length).Run(settings, moves, results);
        return results;
    }

    private static void AssertSeconds(double[] expected, IEnumerable<double> actual) =>
        Assert.Equal(expected, actual, (one, other) => Math.Abs(one - other) <= 1e-9);

    private static int MostAtOnce(VmResult[] results) =>
        results.Max(vm =>
            results.Count(other =>
                other.StartSeconds <= vm.StartSeconds && vm.StartSeconds < other.EndSeconds - 1e-9
            )
        );
}
