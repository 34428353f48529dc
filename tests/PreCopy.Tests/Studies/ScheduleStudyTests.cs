using PreCopy.Results;
using PreCopy.Studies;
using PreCopy.Studies.Cases;
using Xunit;

namespace PreCopy.Tests.Studies;

/// <summary>The studies of how many at once and in which order against what must hold.</summary>
public sealed class ScheduleStudyTests
{
    private const double GiB = 1L << 30;
    private const double Link = 1.25e9;
    private const string Ratio = "dirty rate / bandwidth";
    private const string Cap = "stream cap / link";
    private const string Best = "best concurrency";

    private static readonly Table Maps = Run("best-concurrency");
    private static readonly Table Orders = Run("ordering");

    [Fact]
    public void Every_dirty_ratio_has_a_full_map()
    {
        var ratios = Maps.Distinct(Ratio);
        Assert.Equal(4, ratios.Length);
        Assert.Equal(4 * 37 * 41, Maps.Rows.Count);
        Assert.Equal(
            Maps.Rows.Count,
            Maps.Rows.Select(row => (row[0], row[1], row[2])).Distinct().Count()
        );
    }

    // The working set is the memory: a stream that carries no more than is written never gains on it.
    [Fact]
    public void A_migration_ends_exactly_where_a_stream_carries_more_than_the_guest_writes()
    {
        foreach (
            var ((ratio, cap), best) in Maps.Numbers(Ratio)
                .Zip(Maps.Numbers(Cap))
                .Zip(Maps.Numbers(Best))
        )
            Assert.Equal(cap > ratio, double.IsFinite(best));
    }

    // The VMs are alike and start together: B/D of them would share the link at what each writes.
    [Fact]
    public void The_best_number_is_below_the_wall()
    {
        foreach (var (ratio, best) in Maps.Numbers(Ratio).Zip(Maps.Numbers(Best)))
            Assert.False(best * ratio >= 1, $"{best} at once at {ratio}");
    }

    [Fact]
    public void More_restless_guests_never_want_more_at_once()
    {
        var best = Maps.Distinct(Ratio)
            .Select(ratio => Maps.Where(Ratio, ratio).Numbers(Best))
            .ToArray();
        for (var ratio = 1; ratio < best.Length; ratio++)
            Assert.DoesNotContain(
                true,
                best[ratio].Zip(best[ratio - 1], (more, less) => more > less)
            );
    }

    [Fact]
    public void One_at_a_time_saves_nothing_and_more_at_once_save_something()
    {
        foreach (var (best, saved) in Maps.Numbers(Best).Zip(Maps.Numbers("time saved (%)")))
            Assert.Equal(best > 1, saved > 0);
    }

    [Fact]
    public void One_at_a_time_takes_as_long_in_any_order()
    {
        var alone = Orders.Where("concurrency", "1");
        string[] columns = ["", "lowest ", "highest "];
        Assert.All(
            columns.SelectMany(each => alone.Numbers($"{each}makespan against first-in (%)")),
            change => Assert.Equal(0, change)
        );
    }

    // Of n in a row, the ends in an order and in its reverse add up to n + 1 makespans; medians do so nearly.
    [Theory]
    [InlineData("1", "smallest-first", "largest-first")]
    [InlineData("1", "lowest-dirty-rate-first", "most-restless-first")]
    [InlineData("0.3", "smallest-first", "largest-first")]
    public void What_an_order_wins_alone_its_reverse_loses(string cap, string order, string reverse)
    {
        var alone = Orders.Where(Cap, cap).Where("concurrency", "1");
        var makespan = alone.Numbers("makespan (s)")[0];

        Assert.Equal(
            makespan * 41 / 40,
            Completion(alone, order) + Completion(alone, reverse),
            0.02 * makespan
        );
    }

    // Streams that leave the link half empty cannot end before a full link would.
    [Fact]
    public void No_order_over_capped_streams_beats_a_full_link()
    {
        var full = Orders.Where(Cap, "1").Where("concurrency", "1").Numbers("makespan (s)")[0];
        Assert.All(
            Orders.Where(Cap, "0.3").Numbers("makespan (s)"),
            makespan => Assert.True(makespan > full)
        );
    }

    [Fact]
    public void A_fleet_is_the_same_from_its_seed_and_within_its_ranges()
    {
        var fleet = MixedFleet.Draw(500, seed: 7);

        Assert.Equal(fleet, MixedFleet.Draw(500, seed: 7));
        Assert.NotEqual(fleet, MixedFleet.Draw(500, seed: 8));
        Assert.All(
            fleet,
            vm =>
            {
                Assert.InRange(vm.MemoryBytes, GiB, 64 * GiB);
                Assert.InRange(vm.Dirty.RateBytesPerSecond, 0.002 * Link, 0.2 * Link);
                Assert.InRange(vm.Dirty.WorkingSetBytes / vm.MemoryBytes, 0.05, 0.5);
            }
        );
    }

    private static double Completion(Table rows, string order) =>
        rows.Where("order", order).Numbers("mean completion (s)")[0];

    private static Table Run(string name) =>
        StudyRegistry
            .All.Single(study => study.Name == name)
            .Run(new(null, CancellationToken.None))
            .Data;
}
