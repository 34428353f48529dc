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
    ];

    private static readonly string[] Words =
    [
        "phase",
        "schedule",
        "vm",
        "policy",
        "kernel",
        "split",
        "alone",
    ];

    public static TheoryData<string> Names => [.. ChartRegistry.All.Select(chart => chart.Name)];

    public static TheoryData<string, string> Columns
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var chart in ChartRegistry.All)
            foreach (var column in SampleTables.For(chart.Name).Columns.Except(Undrawn))
                data.Add(chart.Name, column);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void RefusesAMissingColumn(string chart, string column)
    {
        var refusal = Refused(chart, SampleTables.Without(SampleTables.For(chart), column));
        Assert.Contains($"no column '{column}'", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void RefusesAWordForANumber(string chart, string column)
    {
        Assert.SkipWhen(Words.Contains(column), "the column holds words");
        Refused(chart, SampleTables.With(SampleTables.For(chart), column, _ => "many"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RefusesATableWithoutRows(string chart)
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
    [InlineData("kernel-cost", "mean (ns/migration)")]
    [InlineData("sharing-cost", "engine cost (ns/batch)")]
    public void RefusesAColumnOfGapsAlone(string chart, string column) =>
        Refused(chart, SampleTables.With(SampleTables.For(chart), column, _ => ""));

    [Theory]
    [InlineData("makespan-vs-concurrency", "slowdown")]
    [InlineData("downtime-vs-concurrency", "downtime (s)")]
    [InlineData("kernel-cost", "batch size")]
    [InlineData("sharing-cost", "simulated makespan (s)")]
    public void RefusesWhatHasNoLogarithm(string chart, string column)
    {
        var refusal = Refused(chart, SampleTables.With(SampleTables.For(chart), column, _ => "0"));
        Assert.Contains("not above 0", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slowdown-map")]
    [InlineData("working-set-cliff")]
    [InlineData("when-more-is-better")]
    public void RefusesAGridWithAHole(string chart)
    {
        var full = SampleTables.For(chart);
        var holed = new Table(full.Columns);
        foreach (var row in full.Rows.Skip(1))
            holed.Add([.. row]);
        Assert.Contains("cells once", Refused(chart, holed), StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAComparisonOfOneSchedule()
    {
        var one = SampleTables.For("two-at-once").Where("schedule", "two at once");
        Assert.Contains("2 schedules", Refused("two-at-once", one), StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAnUnknownPhase()
    {
        var table = SampleTables.With(SampleTables.For("one-migration"), "phase", _ => "resent");
        Assert.Contains("not 'resent'", Refused("one-migration", table), StringComparison.Ordinal);
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
