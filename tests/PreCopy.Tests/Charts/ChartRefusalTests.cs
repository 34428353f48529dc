using PreCopy.Charts;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Charts;

public sealed class ChartRefusalTests
{
    // What the studies write for other readers of the CSV and no chart draws.
    private static readonly string[] Undrawn =
    [
        "round",
        "concurrent (s)",
        "sequential (s)",
        "time saved (%)",
        "launches",
    ];

    private static readonly string[] Words =
    [
        "phase",
        "schedule",
        "vm",
        "policy",
        "traffic",
        "limit counts",
        "order",
        "outcome",
        "throttle",
        "kernel",
        "split",
        "alone",
        "case",
        "curve",
        "unit",
        "met",
        "idea",
        "contender",
        "native peer",
        "technique",
        "instruction set",
        "benchmark",
        "commit",
        "answer",
        "source",
        "quantity",
        "contrast",
        "passed",
        "never ends",
    ];

    public static TheoryData<string> Names => [.. ChartRegistry.All.Select(chart => chart.Name)];

    public static TheoryData<string, string> Columns => Drawn([]);

    public static TheoryData<string, string> NumberColumns => Drawn(Words);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Refuses_a_missing_column(string chart, string column)
    {
        var refusal = Refused(chart, SampleTables.Without(SampleTables.For(chart), column));
        Assert.Contains($"no column '{column}'", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NumberColumns))]
    public void Refuses_a_word_for_a_number(string chart, string column) =>
        Refused(chart, SampleTables.With(SampleTables.For(chart), column, _ => "many"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Refuses_a_table_without_rows(string chart)
    {
        var refusal = Refused(chart, new Table(SampleTables.For(chart).Columns));
        Assert.Contains("no rows", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one-migration", "end (s)")]
    [InlineData("two-at-once", "rate (bytes/s)")]
    [InlineData("makespan-vs-concurrency", "slowdown")]
    [InlineData("bytes-vs-concurrency", "re-sent (bytes)")]
    [InlineData("downtime-vs-concurrency", "downtime (s)")]
    [InlineData("bandwidth-split", "makespan (s)")]
    [InlineData("slowdown-map", "slowdown")]
    [InlineData("slowdown-map", "concurrency")]
    [InlineData("working-set-cliff", "slowdown")]
    [InlineData("when-more-is-better", "best concurrency")]
    [InlineData("best-concurrency", "best concurrency")]
    [InlineData("ordering", "makespan against first-in (%)")]
    [InlineData("cluster-limit", "makespan (s)")]
    [InlineData("cluster-limit", "worst downtime (s)")]
    [InlineData("pairs", "makespan of all pairs (s)")]
    [InlineData("rolling-maintenance", "time (s)")]
    [InlineData("policies-compared", "makespan (s)")]
    [InlineData("throttle-price", "time (s)")]
    [InlineData("predicted-vs-published", "published")]
    [InlineData("curve-matters", "published (s)")]
    [InlineData("lab-predicted-vs-measured", "error (%)")]
    [InlineData("lab-makespan", "makespan (s)")]
    [InlineData("lab-trace", "remaining (bytes)")]
    [InlineData("lab-split", "makespan (s)")]
    [InlineData("lab-split", "first completion (s)")]
    [InlineData("lab-stream-cap", "makespan (s)")]
    [InlineData("kernel-cost", "mean (ns/migration)")]
    [InlineData("sharing-cost", "engine cost (ns/batch)")]
    [InlineData("cluster-growth", "mean (s)")]
    [InlineData("kernel-goals-spread", "measured")]
    [InlineData("where-the-speed-came-from", "time (ns/migration)")]
    [InlineData("isa-ladder", "mean (ns/migration)")]
    [InlineData("roofline", "time (ns/migration)")]
    [InlineData("thread-scaling", "speedup")]
    [InlineData("against-native", "ratio")]
    [InlineData("history", "median (ns)")]
    public void Refuses_a_column_of_gaps_alone(string chart, string column) =>
        Refused(chart, SampleTables.With(SampleTables.For(chart), column, _ => ""));

    [Theory]
    [InlineData("makespan-vs-concurrency", "slowdown")]
    [InlineData("downtime-vs-concurrency", "downtime (s)")]
    [InlineData("cluster-limit", "makespan (s)")]
    [InlineData("pairs", "makespan of the best (s)")]
    [InlineData("rolling-maintenance", "time (s)")]
    [InlineData("policies-compared", "makespan (s)")]
    [InlineData("throttle-price", "dirty rate / bandwidth")]
    [InlineData("lab-predicted-vs-measured", "predicted (s)")]
    [InlineData("lab-makespan", "predicted makespan (s)")]
    [InlineData("lab-split", "predicted makespan (s)")]
    [InlineData("kernel-cost", "batch size")]
    [InlineData("sharing-cost", "simulated makespan (s)")]
    [InlineData("cluster-growth", "VMs")]
    [InlineData("roofline", "batch size")]
    [InlineData("against-native", "ratio")]
    [InlineData("history", "run")]
    public void Refuses_what_has_no_logarithm(string chart, string column)
    {
        var refusal = Refused(chart, SampleTables.With(SampleTables.For(chart), column, _ => "0"));
        Assert.Contains("not above 0", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slowdown-map")]
    [InlineData("working-set-cliff")]
    [InlineData("when-more-is-better")]
    [InlineData("best-concurrency")]
    public void Refuses_a_grid_with_a_hole(string chart)
    {
        var full = SampleTables.For(chart);
        var holed = new Table(full.Columns);
        foreach (var row in full.Rows.Skip(1))
            holed.Add([.. row]);
        Assert.Contains("cells once", Refused(chart, holed), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_comparison_of_one_schedule()
    {
        var one = SampleTables.For("two-at-once").Where("schedule", "two at once");
        Assert.Contains("2 schedules", Refused("two-at-once", one), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_unknown_phase()
    {
        var table = SampleTables.With(SampleTables.For("one-migration"), "phase", _ => "resent");
        Assert.Contains("not 'resent'", Refused("one-migration", table), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_unknown_outcome()
    {
        var table = SampleTables.With(
            SampleTables.For("policies-compared"),
            "outcome",
            _ => "cancelled"
        );
        Assert.Contains(
            "not 'cancelled'",
            Refused("policies-compared", table),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Refuses_policies_at_different_concurrencies()
    {
        var full = SampleTables.For("policies-compared");
        var holed = new Table(full.Columns);
        foreach (var row in full.Rows.SkipLast(1))
            holed.Add([.. row]);
        Assert.Contains(
            "same concurrencies",
            Refused("policies-compared", holed),
            StringComparison.Ordinal
        );
    }

    private static TheoryData<string, string> Drawn(string[] except)
    {
        var columns = new TheoryData<string, string>();
        foreach (var chart in ChartRegistry.All)
        foreach (var column in SampleTables.For(chart.Name).Columns.Except(Undrawn).Except(except))
            columns.Add(chart.Name, column);
        return columns;
    }

    private static string Refused(string name, Table table)
    {
        using var figure = new Figure();
        var chart = ChartRegistry.All.Single(chart => chart.Name == name);
        var refusal = Assert.Throws<ArgumentException>(() => chart.Draw(figure, table));
        Assert.StartsWith(
            $"the chart {name} cannot be drawn: ",
            refusal.Message,
            StringComparison.Ordinal
        );
        return refusal.Message;
    }
}
