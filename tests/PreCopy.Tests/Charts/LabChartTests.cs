using PreCopy.Charts;
using Xunit;

namespace PreCopy.Tests.Charts;

/// <summary>What the charts of the lab say is true of whatever was measured.</summary>
public sealed class LabChartTests
{
    [Fact]
    public void Errors_within_the_goal_are_said_with_the_worst() =>
        Assert.Equal(
            "Each of 3 kinds of real batch takes what the model says, within 1.5 %",
            Title("lab-predicted-vs-measured")
        );

    [Fact]
    public void Errors_beyond_the_goal_are_counted() =>
        Assert.Equal(
            "2 of 3 kinds of real batch take what the model says, within 2 %",
            Title("lab-predicted-vs-measured", "error (%)", cell => cell == "1.44" ? "-2.1" : cell)
        );

    [Fact]
    public void The_makespan_says_how_far_the_model_is_off() =>
        Assert.Equal(
            "Real migrations take longer at once: as long as the model says, within 1 %",
            Title("lab-makespan")
        );

    [Fact]
    public void The_trace_says_when_both_are_done() =>
        Assert.Equal(
            "2 real migrations at once end after 11.2 s; the model says 11 s",
            Title("lab-trace")
        );

    [Theory]
    [InlineData("QEMU")]
    [InlineData("model")]
    public void A_trace_of_one_source_is_refused(string source)
    {
        var one = SampleTables.For("lab-trace").Where("source", source);
        using var figure = new Figure();

        Assert.Contains(
            "no row whose source",
            Assert.Throws<ArgumentException>(() => Chart("lab-trace").Draw(figure, one)).Message
        );
    }

    [Fact]
    public void An_uneven_split_that_is_not_sooner_is_not_said_to_be()
    {
        Assert.Equal(
            "The more uneven the split, the sooner two real migrations are done",
            Title("lab-split")
        );
        Assert.StartsWith(
            "How two real migrations split the link",
            Title("lab-split", "makespan (s)", cell => cell == "5.92" ? "6.7" : cell)
        );
    }

    [Fact]
    public void Two_at_once_take_less_time_where_they_do()
    {
        Assert.Equal(
            "Where a stream carries 0.4 of the link, 2 at once take 50 % less time",
            Title("lab-stream-cap")
        );
        Assert.StartsWith(
            "Even where a stream carries 0.4 of the link",
            Title("lab-stream-cap", "makespan (s)", cell => cell == "8.85" ? "18" : cell)
        );
    }

    [Fact]
    public void Streams_that_all_fill_the_link_are_refused()
    {
        var full = SampleTables.With(
            SampleTables.For("lab-stream-cap"),
            "stream cap / link",
            _ => "1"
        );
        using var figure = new Figure();

        Assert.Throws<ArgumentException>(() => Chart("lab-stream-cap").Draw(figure, full));
    }

    private static string Title(
        string chart,
        string? column = null,
        Func<string, string>? change = null
    )
    {
        var table = SampleTables.For(chart);
        return Chart(chart)
            .Title(column is null ? table : SampleTables.With(table, column, change!));
    }

    private static IChart Chart(string name) =>
        ChartRegistry.All.Single(chart => chart.Name == name);
}
