using PreCopy.Charts;
using PreCopy.Charts.Gallery;
using Xunit;

namespace PreCopy.Tests.Charts;

/// <summary>What the charts of clusters say, and of what.</summary>
public sealed class ClusterChartTests
{
    [Theory]
    [InlineData(1, 1, "Where streams fill the link, one migration per direction is the fastest")]
    [InlineData(1, 2, "How many migrations a node should take part in")]
    [InlineData(2, 1, "How many migrations a node should take part in")]
    public void One_per_direction_is_said_to_be_the_fastest_only_where_it_is(
        int oneWay,
        int bothWays,
        string title
    ) =>
        Assert.Equal(
            title,
            new ClusterLimitChart().Title(ClusterSampleTables.Limits(oneWay, bothWays))
        );

    [Fact]
    public void Both_times_have_one_axis_and_every_line_a_look_of_its_own()
    {
        using var figure = new Figure();
        new ClusterLimitChart().Draw(figure, ClusterSampleTables.For("cluster-limit"));

        Assert.Equal(3, figure.Panels.Count);
        Assert.Equal(figure.Panels[0].Y, figure.Panels[1].Y);
        Assert.Equal(
            ["0.1", "0.3", "0.1, streams of 0.4 of it", "0.1, limit for each way"],
            figure.Legend.Select(entry => entry.Text)
        );
        Assert.Distinct(figure.Legend.Select(entry => entry.Series));
    }

    [Theory]
    [InlineData("cluster-limit", "nodes", "there are no rows of 16 nodes")]
    [InlineData("pairs", "dirty rate / bandwidth", "no row has D/B = 0.2")]
    public void A_table_without_the_rows_that_are_drawn_is_refused(
        string name,
        string column,
        string problem
    )
    {
        using var figure = new Figure();
        var table = SampleTables.With(ClusterSampleTables.For(name), column, _ => "12");
        var chart = ChartRegistry.All.Single(chart => chart.Name == name);

        var refusal = Assert.Throws<ArgumentException>(() => chart.Draw(figure, table));

        Assert.EndsWith(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_are_said_to_scale_with_the_fabric_only_where_they_do()
    {
        var chart = new PairsChart();

        Assert.Equal(
            "Pairs scale only as far as the fabric carries them",
            chart.Title(ClusterSampleTables.For("pairs"))
        );
        Assert.Equal(
            "How many pairs of nodes should migrate at once",
            chart.Title(ClusterSampleTables.Pairs((pairs, _) => pairs))
        );
    }

    [Fact]
    public void Every_fabric_is_named_after_the_links_that_it_carries()
    {
        using var figure = new Figure();
        new PairsChart().Draw(figure, ClusterSampleTables.For("pairs"));

        Assert.Equal(
            ["1 node's link", "2 nodes' links"],
            figure.Legend.Select(entry => entry.Text)
        );
    }

    [Theory]
    [InlineData(1.2, 6, "Nodes at once shorten a maintenance far more than migrations per node")]
    [InlineData(3, 4, "What shortens a maintenance")]
    public void Nodes_at_once_are_said_to_shorten_more_only_where_they_do(
        double perNode,
        double perWave,
        string title
    ) =>
        Assert.Equal(
            title,
            new RollingMaintenanceChart().Title(ClusterSampleTables.Maintenance(perNode, perWave))
        );

    [Fact]
    public void The_times_of_both_streams_have_one_axis()
    {
        using var figure = new Figure();
        new RollingMaintenanceChart().Draw(figure, ClusterSampleTables.For("rolling-maintenance"));

        Assert.Equal(3, figure.Panels.Count);
        Assert.Equal(figure.Panels[0].Y, figure.Panels[1].Y);
        Assert.Equal(["1", "2", "waiting for updates"], figure.Legend.Select(entry => entry.Text));
    }
}
