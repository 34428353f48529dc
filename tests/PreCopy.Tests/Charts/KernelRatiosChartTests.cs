using System.Globalization;
using System.Xml.Linq;
using PreCopy.Charts;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Charts;

/// <summary>The chart of a comparison, which belongs to no study and so to no other test.</summary>
public sealed class KernelRatiosChartTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 16)]
    [InlineData(60, 16)]
    public void Names_all_of_a_few_and_the_most_telling_of_many(int benchmarks, int named)
    {
        var labels = Labels(Ratios(benchmarks));
        Assert.Equal(
            named,
            labels.Count(label => label.StartsWith("Class.Method", StringComparison.Ordinal))
        );
        // The first is the slower one, and the last has other answers.
        Assert.Contains($"Class.Method [1, {benchmarks}]: answers changed", labels);
        Assert.Contains("slower", labels);
    }

    [Fact]
    public void Refuses_a_verdict_that_is_none()
    {
        var table = Ratios(3);
        table.Add("x", "slow", 1.0, 1.0, 1.0, 1.03, false);
        Assert.Contains("not 'slow'", Refused(table));
    }

    [Fact]
    public void Refuses_what_it_cannot_draw()
    {
        Assert.Contains("no rows", Refused(new Table(Ratios(1).Columns)));
        Assert.Contains("no column 'ratio'", Refused(SampleTables.Without(Ratios(1), "ratio")));
        Assert.Contains("empty cell", Refused(SampleTables.With(Ratios(1), "lower", _ => "")));
        Assert.Contains("not above 0", Refused(SampleTables.With(Ratios(1), "ratio", _ => "0")));
    }

    private static Table Ratios(int benchmarks)
    {
        var table = new Table(
            "benchmark",
            "verdict",
            "ratio",
            "lower",
            "upper",
            "noise",
            "answers changed"
        );
        for (var i = 1; i <= benchmarks; i++)
            table.Add(
                string.Create(CultureInfo.InvariantCulture, $"Class.Method [Kernel=1, Case={i}]"),
                i == 1 ? "slower" : "same",
                i == 1 ? 1.5 : 1 + 0.0001 * i,
                0.98,
                i == 2 ? 9 : 1.6,
                1.03,
                i == benchmarks
            );
        return table;
    }

    private static string[] Labels(Table table)
    {
        var folder = Directory.CreateTempSubdirectory("charts").FullName;
        try
        {
            var (svg, _) = ChartFile.Save(
                ChartRegistry.KernelRatios,
                table,
                "It differs.",
                "here",
                folder
            );
            return
            [
                .. System
                    .Xml.Linq.XElement.Load(svg)
                    .Descendants()
                    .Attributes("aria-label")
                    .Select(label => label.Value),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Refused(Table table)
    {
        using var figure = new Figure();
        return Assert
            .Throws<ArgumentException>(() => ChartRegistry.KernelRatios.Draw(figure, table))
            .Message;
    }
}
