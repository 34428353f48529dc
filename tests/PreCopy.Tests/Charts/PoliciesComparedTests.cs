using PreCopy.Charts;
using PreCopy.Charts.Gallery;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Charts;

/// <summary>What the comparison of policies says, and in which order.</summary>
public sealed class PoliciesComparedTests
{
    private static Table Sample => SampleTables.For("policies-compared");

    private static string Title(Table data) =>
        ChartRegistry.All.Single(chart => chart.Name == "policies-compared").Title(data);

    [Fact]
    public void The_worst_way_to_end_comes_last() =>
        Assert.Equal(["Xen", "Nova", "QEMU"], PolicyRow.Of(Sample).Select(row => row.Policy));

    [Fact]
    public void The_title_counts_who_breaks_how_at_the_most_at_once() =>
        Assert.Equal(
            "2 at once: of 3 policies 1 aborts, 1 pauses for up to 12 s, 1 never ends",
            Title(SampleTables.With(Sample, "downtime (s)", cell => cell == "12.5" ? "12.4" : cell))
        );

    [Fact]
    public void The_title_says_when_nothing_breaks() =>
        Assert.Equal(
            "1 at once: of 3 policies none breaks",
            Title(Sample.Where("concurrency", "1"))
        );
}
