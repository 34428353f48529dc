using PreCopy.Charts;
using PreCopy.Charts.Gallery;
using Xunit;

namespace PreCopy.Tests.Charts;

/// <summary>What the charts of how many at once and in which order say, and of what.</summary>
public sealed class ScheduleChartTests
{
    [Fact]
    public void Fewer_at_once_are_said_to_be_best_only_where_they_are()
    {
        var chart = new BestConcurrencyChart();
        var shrinks = ScheduleSampleTables.Maps([0.1, 0.5], (ratio, _) => ratio < 0.5 ? 4 : 1);
        var grows = ScheduleSampleTables.Maps([0.1, 0.5], (ratio, _) => ratio < 0.5 ? 1 : 4);

        Assert.Equal("The more the guests write, the fewer at once are best", chart.Title(shrinks));
        Assert.Equal("How many at once are best", chart.Title(grows));
    }

    [Fact]
    public void Each_dirty_ratio_has_its_map_and_every_map_the_same_classes()
    {
        using var figure = new Figure();
        new BestConcurrencyChart().Draw(figure, ScheduleSampleTables.For("best-concurrency"));

        Assert.Equal(
            ["D/B = 0.1", "D/B = 0.5"],
            figure.Panels.Select(each => each.Caption.Subject)
        );
        Assert.Equal(
            ["1", "2", "3–4", "5–8", "9 or more", "no migration ends"],
            figure.Legend.Select(entry => entry.Text)
        );
    }

    [Fact]
    public void The_order_is_said_to_hardly_change_the_makespan_only_where_it_does()
    {
        var chart = new OrderingChart();

        Assert.Equal(
            "The order decides when a VM is done, hardly when all are",
            chart.Title(ScheduleSampleTables.Changes(makespan: 4, completion: 50))
        );
        Assert.Equal(
            "What the order of the migrations changes",
            chart.Title(ScheduleSampleTables.Changes(makespan: 20, completion: 50))
        );
    }

    [Fact]
    public void What_the_orders_are_compared_with_is_no_row_of_its_own()
    {
        var rows = OrderRow.Of(ScheduleSampleTables.For("ordering"), "makespan");

        Assert.Equal(8, rows.Count);
        Assert.Equal(new OrderRow("smallest-first", -4, -9, 1), rows[0]);
        Assert.DoesNotContain(rows, row => row.Order == "first-in");
    }

    [Fact]
    public void Both_panels_of_the_orders_have_one_axis()
    {
        using var figure = new Figure();
        new OrderingChart().Draw(figure, ScheduleSampleTables.For("ordering"));

        Assert.Equal(2, figure.Panels.Count);
        Assert.Equal(figure.Panels[0].X, figure.Panels[1].X);
        Assert.Equal(
            ["smallest first", "largest first"],
            figure.Legend.Select(entry => entry.Text)
        );
    }
}
