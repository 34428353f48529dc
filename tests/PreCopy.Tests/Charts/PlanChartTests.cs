using System.Xml.Linq;
using PreCopy.Charts;
using PreCopy.Cli.Plan;
using PreCopy.Results;
using PreCopy.Tests.Cli.Plan;
using Xunit;

namespace PreCopy.Tests.Charts;

/// <summary>The charts of a plan say what is true of it.</summary>
public sealed class PlanChartTests
{
    [Fact]
    public void The_makespan_says_what_to_run_and_what_it_saves()
    {
        var data = PlanData.Makespan(SamplePlans.Usual().Plan);

        Assert.Equal(
            "Run 3 at once: done after 46.1 s; one at a time takes 78 s",
            ChartRegistry.PlanMakespan.Title(data)
        );
        var labels = Labels(ChartRegistry.PlanMakespan, data);
        Assert.Superset(
            new HashSet<string>
            {
                "recommended",
                "one at a time",
                "KubeVirt's default",
                "all at once",
                "most draws never end",
            },
            labels.ToHashSet()
        );
    }

    [Theory]
    [InlineData("141", "Run one at a time: done after 78 s; all at once takes 1.81 times as long")]
    [InlineData("", "Run one at a time: done after 78 s; all at once never ends")]
    public void One_at_a_time_is_compared_with_all_at_once(string all, string title)
    {
        var data = new Table(
            "kind",
            "concurrency",
            "in all",
            "known as",
            "low (s)",
            "median (s)",
            "high (s)"
        );
        data.Add("best", 1, 1, "one at a time", 70, 78, 88);
        data.Add("best", 12, 12, "all at once", 100, all, all);
        data.Add("recommended", 1, 1, "one at a time", 70, 78, 88);

        Assert.Equal(title, ChartRegistry.PlanMakespan.Title(data));
    }

    [Fact]
    public void The_best_of_a_number_that_people_know_is_drawn_once()
    {
        var data = PlanData.Makespan(SamplePlans.Usual().Plan);

        Assert.Equal(["KubeVirt's default"], data.Where("kind", "baseline").Texts("known as"));
        Assert.Contains("one at a time", data.Where("kind", "best").Texts("known as"));
    }

    [Fact]
    public void Of_a_number_out_of_a_node_the_best_number_in_all_is_drawn()
    {
        var usual = SamplePlans.Usual().Plan;
        var alone = usual.ByConcurrency.Single(each => each.PerNode == 1);
        var matching = alone with
        {
            InAll = 2,
            KnownAs = "",
            MakespanSeconds = new(35, 40, 45),
            Objective = new(0.4, 0.5, 0.6),
        };
        var data = PlanData.Makespan(
            usual with
            {
                Recommended = matching,
                Alternatives = [matching, .. usual.Alternatives],
                ByConcurrency =
                [
                    alone with
                    {
                        Objective = new(1, 1, 1),
                    },
                    matching,
                    .. usual.ByConcurrency.Where(each => each.PerNode > 1),
                ],
            }
        );

        Assert.Equal(40, data.Where("kind", "best").Numbers("median (s)")[0]);
        Assert.Equal(
            "Run one out of each node: done after 40 s; one at a time takes 78 s",
            ChartRegistry.PlanMakespan.Title(data)
        );
    }

    [Fact]
    public void Without_a_recommendation_the_makespan_says_so()
    {
        var data = PlanData.Makespan(SamplePlans.Impossible().Plan);

        Assert.Equal("No number at once keeps every limit", ChartRegistry.PlanMakespan.Title(data));
        Assert.DoesNotContain("recommended", Labels(ChartRegistry.PlanMakespan, data));
        var never = SampleTables.With(
            SampleTables.With(SampleTables.With(data, "low (s)", _ => ""), "median (s)", _ => ""),
            "high (s)",
            _ => ""
        );
        Assert.Contains("most draws never end", Labels(ChartRegistry.PlanMakespan, never));
    }

    [Fact]
    public void The_timeline_has_a_row_for_each_vm_in_the_order_of_their_start()
    {
        var data = PlanData.Timeline(SamplePlans.Usual().Plan);

        Assert.StartsWith(
            "At the medians, all 12 VMs are done after 78.4 s; 5 % is re-sent",
            ChartRegistry.PlanTimeline.Title(data)
        );
        Assert.Equal(
            Enumerable.Range(1, 12).Select(i => $"vm-{i:00}"),
            Labels(ChartRegistry.PlanTimeline, data)
                .Where(label => label.StartsWith("vm-", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Of_many_vms_the_longest_are_drawn_and_it_is_said()
    {
        var labels = Labels(
            ChartRegistry.PlanTimeline,
            PlanData.Timeline(SamplePlans.Usual(200).Plan)
        );

        Assert.Contains("The 32 longest of 200 migrations", labels);
        Assert.Equal(32, labels.Count(label => label.StartsWith("vm-", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_migration_without_an_end_is_hatched()
    {
        var plan = SamplePlans.Usual().Plan;
        var endless = plan.Schedule[^1] with { EndSeconds = double.PositiveInfinity };
        var data = PlanData.Timeline(
            plan with
            {
                Schedule = [.. plan.Schedule.SkipLast(1), endless],
            }
        );

        Assert.Equal("1 of 12 VMs never ends", ChartRegistry.PlanTimeline.Title(data));
        Assert.Contains("never ends", Labels(ChartRegistry.PlanTimeline, data));
    }

    [Fact]
    public void The_risk_names_the_vms_and_what_would_help()
    {
        var data = PlanData.Risk(SamplePlans.Usual().Plan);

        Assert.Equal(
            "2 of 12 VMs may not converge; alone, 1 still may not",
            ChartRegistry.PlanRisk.Title(data)
        );
        Assert.Superset(
            new HashSet<string> { "vm-03", "vm-07", "42 %", "migrated alone" },
            Labels(ChartRegistry.PlanRisk, data).ToHashSet()
        );
    }

    [Fact]
    public void Nobody_at_risk_is_an_empty_chart_that_says_so()
    {
        var data = PlanData.Risk(SamplePlans.Safe().Plan);

        Assert.Equal(
            "None of 12 VMs is at risk in more than 1 % of the draws",
            ChartRegistry.PlanRisk.Title(data)
        );
        Assert.Contains(
            Labels(ChartRegistry.PlanRisk, data),
            label => label.StartsWith("Nothing to show", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_wrong_table_is_refused_in_words()
    {
        var plan = SamplePlans.Usual().Plan;
        foreach (
            var (chart, data) in (ReadOnlySpan<(IChart, Table)>)
                [
                    (ChartRegistry.PlanMakespan, PlanData.Makespan(plan)),
                    (ChartRegistry.PlanTimeline, PlanData.Timeline(plan)),
                    (ChartRegistry.PlanRisk, PlanData.Risk(plan)),
                ]
        )
        {
            Assert.Contains("no rows", Refused(chart, new Table(data.Columns)));
            foreach (var column in data.Columns)
                Assert.Contains(
                    $"no column '{column}'",
                    Refused(chart, SampleTables.Without(data, column))
                );
        }
        Assert.Contains(
            "not 'resent'",
            Refused(
                ChartRegistry.PlanTimeline,
                SampleTables.With(PlanData.Timeline(plan), "phase", _ => "resent")
            )
        );
    }

    private static string Refused(IChart chart, Table table)
    {
        using var figure = new Figure();
        return Assert.Throws<ArgumentException>(() => chart.Draw(figure, table)).Message;
    }

    private static string[] Labels(IChart chart, Table table)
    {
        var folder = Directory.CreateTempSubdirectory("charts").FullName;
        try
        {
            var (svg, _) = ChartFile.Save(chart, table, "It is so.", "here", folder);
            return
            [
                .. XElement
                    .Load(svg)
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
}
