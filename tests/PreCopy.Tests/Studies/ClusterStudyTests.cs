using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.Studies;
using PreCopy.Studies.Cases;
using Xunit;

namespace PreCopy.Tests.Studies;

/// <summary>The studies of clusters against what must hold.</summary>
public sealed class ClusterStudyTests
{
    // The tables have nine digits.
    private const double Printed = 1e-8;
    private const string Ratio = "dirty rate / bandwidth";
    private const string Cap = "stream cap / link";
    private const string Limit = "limit per node";
    private const string Makespan = "makespan (s)";

    private static readonly Table Limits = Run("cluster-limit");
    private static readonly Table Pairs = Run("pairs");
    private static readonly Table Maintenance = Run("rolling-maintenance");

    [Theory]
    [InlineData("one way")]
    [InlineData("both ways")]
    public void With_one_migration_per_node_half_of_the_nodes_send_at_once_and_all_clusters_take_as_long(
        string traffic
    )
    {
        var ones = Limits
            .Where("traffic", traffic)
            .Where("limit counts", "both roles together")
            .Where(Limit, "1");

        Assert.Equal(
            ones.Numbers("nodes").Select(nodes => nodes / 2),
            ones.Numbers("migrations at once")
        );
        Assert.All(
            from policy in ones.Distinct("policy")
            from cap in ones.Distinct(Cap)
            from ratio in ones.Where(Cap, cap).Distinct(Ratio)
            select ones.Where("policy", policy).Where(Cap, cap).Where(Ratio, ratio),
            rows =>
                Assert.All(
                    rows.Numbers(Makespan),
                    makespan => AssertAlike(rows.Numbers(Makespan)[0], makespan)
                )
        );
    }

    // Turns of single migrations, each at its share of a link.
    [Theory]
    [InlineData("one way", "both roles together", 1, 1)]
    [InlineData("one way", "both roles together", 4, 4)]
    [InlineData("one way", "each role", 2, 2)]
    [InlineData("one way", "each role", 8, 8)]
    [InlineData("both ways", "both roles together", 2, 1)]
    [InlineData("both ways", "both roles together", 4, 2)]
    [InlineData("both ways", "both roles together", 8, 4)]
    [InlineData("both ways", "each role", 1, 1)]
    [InlineData("both ways", "each role", 2, 2)]
    [InlineData("both ways", "each role", 8, 8)]
    public void A_limit_that_divides_the_VMs_makes_turns(
        string traffic,
        string counts,
        int limit,
        int perDirection
    )
    {
        var rows = Limits
            .Where("traffic", traffic)
            .Where("limit counts", counts)
            .Where("policy", "downtime limit 300 ms")
            .Where(Cap, "1")
            .Where(Limit, $"{limit}");
        foreach (var (ratio, makespan) in rows.Numbers(Ratio).Zip(rows.Numbers(Makespan)))
            AssertAlike(8 / perDirection * Single(ratio, perDirection), makespan);
    }

    [Fact]
    public void One_way_a_limit_for_both_roles_is_one_for_each()
    {
        var oneWay = Limits.Where("traffic", "one way");

        Assert.Equal(
            oneWay.Where("limit counts", "each role").Texts(Makespan),
            oneWay.Where("limit counts", "both roles together").Texts(Makespan)
        );
    }

    [Fact]
    public void As_many_pairs_are_best_as_the_fabric_carries()
    {
        Assert.Equal(3 * 4 * 31, Pairs.Rows.Count);
        Assert.Equal(
            Pairs.Numbers("fabric / node link").Zip(Pairs.Numbers("pairs"), Math.Min),
            Pairs.Numbers("best at once")
        );
    }

    [Fact]
    public void All_pairs_at_once_share_the_fabric()
    {
        var (ratios, fabrics) = (Pairs.Numbers(Ratio), Pairs.Numbers("fabric / node link"));
        var (pairs, makespans) = (
            Pairs.Numbers("pairs"),
            Pairs.Numbers("makespan of all pairs (s)")
        );
        for (var row = 0; row < pairs.Length; row++)
            AssertAlike(
                8 * Single(ratios[row], Math.Max(1, pairs[row] / fabrics[row])),
                makespans[row]
            );
    }

    // 192 VMs on the nodes that are left; each wave empties what the ones before have filled.
    [Fact]
    public void The_fullest_node_holds_its_part_of_all_VMs()
    {
        foreach (
            var ((atOnce, fullest), migrations) in Maintenance
                .Numbers("nodes at once")
                .Zip(Maintenance.Numbers("most VMs on a node"))
                .Zip(Maintenance.Numbers("migrations"))
        )
        {
            Assert.Equal(Math.Ceiling(192 / (16 - atOnce)), fullest);
            Assert.True(migrations > 192);
        }
    }

    [Fact]
    public void A_maintenance_is_moving_and_an_update_for_each_wave()
    {
        var updates = Maintenance.Numbers("nodes at once").Select(atOnce => 300 * 16 / atOnce);
        var moving = Maintenance.Numbers("of it moving (s)");
        foreach (
            var (time, expected) in Maintenance
                .Numbers("time (s)")
                .Zip(updates.Zip(moving, (update, move) => update + move))
        )
            AssertAlike(expected, time);
    }

    // One per source: with eight sources and eight targets the whole cluster is one matching after the other.
    [Theory]
    [InlineData("1", 204)]
    [InlineData("8", 288 / 8)]
    public void One_migration_per_node_moves_one_VM_of_each_source_after_the_other(
        string atOnce,
        int turns
    )
    {
        var rows = Maintenance.Where(Cap, "1").Where(Limit, "1").Where("nodes at once", atOnce);

        AssertAlike(turns * Single(0.1, 1), rows.Numbers("of it moving (s)")[0]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void Each_round_of_a_tournament_pairs_every_node_at_most_once_and_all_meet(int nodes)
    {
        var rounds = nodes - 1 + nodes % 2;
        var moves = ClusterTraffic.BothWays(StandardCase.VmAt(0.1), nodes, rounds);

        Assert.Equal(nodes * (nodes - 1), moves.Length);
        Assert.Equal(
            moves.Length,
            moves.Select(move => (move.Source, move.Target)).Distinct().Count()
        );
        Assert.All(
            moves.Chunk(nodes / 2),
            matching =>
                Assert.Distinct(matching.SelectMany(move => (int[])[move.Source, move.Target]))
        );
    }

    private static double Single(double ratio, double concurrency)
    {
        var migrations = new SingleMigrations();
        migrations.Add(ratio, concurrency);
        migrations.Run<Capped>(StandardCase.DowntimeLimited);
        return migrations.TotalSeconds[0];
    }

    // What never ends is +infinity, and an empty cell of a table.
    private static void AssertAlike(double expected, double actual)
    {
        if (double.IsFinite(expected))
            Assert.Equal(expected, actual, Printed * expected);
        else
            Assert.Equal(double.NaN, actual);
    }

    private static Table Run(string name) =>
        StudyRegistry
            .All.Single(study => study.Name == name)
            .Run(new(null, CancellationToken.None))
            .Data;
}
