using System.Globalization;
using System.Text.RegularExpressions;
using PreCopy.Studies;
using Xunit;

namespace PreCopy.Tests.Studies;

/// <summary>The columns that the charts rely on, walls where the numbers say, and findings that are in the data.</summary>
public sealed partial class StudyTableTests
{
    private const string Ratio = "dirty rate / bandwidth";

    public static TheoryData<string, string> Columns =>
        new()
        {
            { "one-migration", "round|start (s)|end (s)|copied (bytes)|phase" },
            { "two-at-once", "schedule|vm|start (s)|end (s)|rate (bytes/s)|phase" },
            {
                "makespan-vs-concurrency",
                $"{Ratio}|concurrency|concurrent (s)|sequential (s)|slowdown|wall (concurrency)"
            },
            { "bytes-vs-concurrency", "concurrency|first pass (bytes)|re-sent (bytes)" },
            { "downtime-vs-concurrency", "policy|concurrency|downtime (s)|makespan (s)" },
            {
                "bandwidth-split",
                $"{Ratio}|share of the first VM (%)|makespan (s)|mean completion (s)"
            },
            { "slowdown-map", $"{Ratio}|concurrency|slowdown" },
            {
                "working-set-cliff",
                $"{Ratio}|working set / (bandwidth × downtime limit)|slowdown|alone"
            },
            {
                "when-more-is-better",
                "stream cap / link|setup (s)|best concurrency|time saved (%)"
            },
            {
                "best-concurrency",
                $"{Ratio}|stream cap / link|setup (s)|best concurrency|time saved (%)"
            },
            {
                "ordering",
                "stream cap / link|concurrency|order"
                    + "|makespan (s)|makespan against first-in (%)"
                    + "|lowest makespan against first-in (%)|highest makespan against first-in (%)"
                    + "|mean completion (s)|mean completion against first-in (%)"
                    + "|lowest mean completion against first-in (%)|highest mean completion against first-in (%)"
                    + "|first seed|last seed"
            },
            {
                "cluster-limit",
                $"traffic|policy|stream cap / link|{Ratio}|limit counts|nodes|limit per node|migrations at once|makespan (s)|worst downtime (s)"
            },
            {
                "pairs",
                $"{Ratio}|fabric / node link|nodes|pairs|best at once|makespan of the best (s)|makespan of all pairs (s)"
            },
            {
                "rolling-maintenance",
                "stream cap / link|limit per node|nodes at once|migrations|time (s)|of it moving (s)|worst downtime (s)|most VMs on a node"
            },
            {
                "policies-compared",
                "policy|concurrency|makespan (s)|downtime (s)|outcome|throttled away (vCPU-s)|sent in vain (bytes)"
            },
            { "throttle-price", $"throttle|{Ratio}|time (s)|throttled away (vCPU-s)" },
            {
                "predicted-vs-published",
                "source|case|quantity|unit|predicted|published|band low|band high|contrast|passed"
            },
            {
                "curve-matters",
                "case|curve|interval (s)|dirtied (bytes)|predicted (s)|published (s)|shortest (s)|longest (s)"
            },
        };

    public static TheoryData<string> WithFewFigures =>
        [
            "bandwidth-split",
            "cluster-limit",
            "downtime-vs-concurrency",
            "makespan-vs-concurrency",
            "ordering",
            "pairs",
            "policies-compared",
            "predicted-vs-published",
        ];

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_study_writes_the_columns_that_its_chart_reads(string name, string columns)
    {
        var data = Run(name).Data;

        Assert.Equal(columns.Split('|'), data.Columns);
        Assert.NotEmpty(data.Rows);
    }

    [Theory]
    [InlineData("makespan-vs-concurrency")]
    [InlineData("slowdown-map")]
    public void A_batch_never_ends_from_exactly_its_wall_on(string name)
    {
        var data = Run(name).Data;
        var (ratios, slowdowns) = (data.Numbers(Ratio), data.Numbers("slowdown"));
        var concurrency = data.Numbers("concurrency");

        // As they are printed: 0.05 and 20 stand at the wall.
        for (var i = 0; i < ratios.Length; i++)
        {
            Assert.Equal(ratios[i] * concurrency[i] < 1, double.IsFinite(slowdowns[i]));
            Assert.False(slowdowns[i] < 1 - 1e-9, $"row {i} gains");
        }
    }

    [Theory]
    [InlineData("slowdown-map", 49 * 32)]
    [InlineData("working-set-cliff", 61 * 61)]
    [InlineData("when-more-is-better", 46 * 51)]
    [InlineData("policies-compared", 11 * 16)]
    [InlineData("throttle-price", 3 * 73)]
    public void A_map_is_a_full_grid(string name, int cells)
    {
        var data = Run(name).Data;
        var (rows, columns) = (data.Distinct(data.Columns[0]), data.Distinct(data.Columns[1]));

        Assert.Equal(cells, data.Rows.Count);
        Assert.Equal(cells, rows.Length * columns.Length);
        Assert.Equal(cells, data.Rows.Select(row => (row[0], row[1])).Distinct().Count());
    }

    [Fact]
    public void What_the_concurrent_batch_loses_at_the_cliff_may_converge_alone_but_not_the_reverse()
    {
        var data = Run("working-set-cliff").Data;
        var ends = data.Numbers("slowdown").Select(double.IsFinite);

        Assert.DoesNotContain((true, "false"), ends.Zip(data.Texts("alone")));
        Assert.Contains((false, "true"), ends.Zip(data.Texts("alone")));
    }

    // Every figure with a decimal or a thousand in it is a number of the table, as the sentence prints it.
    [Theory]
    [MemberData(nameof(WithFewFigures))]
    public void The_figures_of_a_finding_are_in_its_data(string name)
    {
        var (data, finding) = (Run(name).Data, Run(name).Finding);
        var printed = data
            .Rows.SelectMany(row => row)
            .Where(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out _))
            // What ends 5 % sooner changes by −5 %.
            .Select(cell => Math.Abs(double.Parse(cell, CultureInfo.InvariantCulture)))
            .SelectMany(number =>
                (string[])
                    [
                        number.ToString("F1", CultureInfo.InvariantCulture),
                        number.ToString("N0", CultureInfo.InvariantCulture),
                        (number * 1e3).ToString("G2", CultureInfo.InvariantCulture),
                    ]
            )
            .ToHashSet();

        var figures = Figure().Matches(finding).Select(match => match.Value).ToArray();

        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.Contains(figure, printed));
    }

    private static StudyResult Run(string name) =>
        StudyRegistry
            .All.Single(study => study.Name == name)
            .Run(new(null, TestContext.Current.CancellationToken));

    [GeneratedRegex(@"\d+\.\d+|\d+,\d{3}")]
    private static partial Regex Figure();
}
