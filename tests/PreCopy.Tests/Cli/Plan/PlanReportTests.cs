using System.Text.Json;
using PreCopy.Cli.Plan;
using PreCopy.Planning;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Cli.Plan;

/// <summary>What is said of a plan, on the screen, in JSON and in a folder.</summary>
public sealed class PlanReportTests(TemporaryFiles files) : IClassFixture<TemporaryFiles>
{
    private static readonly string[] ContractOfARow =
    [
        "concurrency",
        "order",
        "makespanSeconds",
        "low",
        "high",
        "maxDowntimeSeconds",
        "probabilityBest",
    ];

    [Fact]
    public void The_document_begins_with_the_keys_of_the_contract()
    {
        var plan = Json(SamplePlans.Usual());

        Assert.Equal(
            ["recommended", "alternatives", "atRisk", "assumed", "seed"],
            Keys(plan).Take(5)
        );
        var best = plan.GetProperty("recommended");
        Assert.Equal(ContractOfARow, Keys(best).Take(7));
        Assert.Equal(3, best.GetProperty("concurrency").GetInt32());
        Assert.Equal(46.1, best.GetProperty("makespanSeconds").GetDouble());
        Assert.Equal(best.GetRawText(), plan.GetProperty("alternatives")[0].GetRawText());
        Assert.Equal(["name", "reason"], Keys(plan.GetProperty("atRisk")[0]).Take(2));
        Assert.Equal(["name", "field", "value"], Keys(plan.GetProperty("assumed")[0]));
        Assert.Equal(12, plan.GetProperty("sequence").GetArrayLength());
        Assert.Equal("kubevirt", plan.GetProperty("settings").GetProperty("platform").GetString());
        Assert.All(Keys(plan), key => Assert.Contains($"\"{key}\"", PlanJson.Keys));
        Assert.All(Keys(best), key => Assert.Contains($"\"{key}\"", PlanJson.Keys));
    }

    [Fact]
    public void What_never_ends_is_null_in_the_document()
    {
        var plan = Json(SamplePlans.Impossible());

        Assert.Equal(JsonValueKind.Null, plan.GetProperty("recommended").ValueKind);
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("settings").ValueKind);
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("binding").ValueKind);
        Assert.StartsWith("no alternative ends", plan.GetProperty("impossible").GetString());
        var all = plan.GetProperty("alternatives").EnumerateArray().Last();
        Assert.Equal("all at once", all.GetProperty("knownAs").GetString());
        Assert.Equal(JsonValueKind.Null, all.GetProperty("makespanSeconds").ValueKind);
    }

    [Fact]
    public void The_heading_and_the_verdict_say_what_was_asked_and_answered()
    {
        var outcome = SamplePlans.Usual();
        Assert.Equal(
            "12 VMs of inventory.csv (CSV) over 10 Gbit/s, stop policy of KubeVirt; 2,000 draws, seed 1",
            outcome.Heading
        );
        Assert.Equal(
            "Recommended: 3 at once, smallest-first: done after 46.1 s (39 s – 55.2 s), worst downtime 280 ms (200 ms – 300 ms); the best in 91 % of the draws.",
            outcome.Verdict
        );
        var close = outcome with
        {
            Plan = outcome.Plan with { Rival = outcome.Plan.Alternatives[1] },
        };
        Assert.EndsWith("too close to call against 2 at once, smallest-first.", close.Verdict);
        Assert.StartsWith(
            "Nothing can be recommended: no alternative ends within 30 s",
            SamplePlans.Impossible().Verdict
        );
    }

    [Fact]
    public void The_recommended_row_comes_first_and_the_known_ones_are_there()
    {
        var table = Section(SamplePlans.Usual(), "Alternatives").Table!;

        Assert.Equal("recommended", table.Rows[0][0]);
        Assert.InRange(table.Rows.Count, 4, 8);
        Assert.Superset(
            new HashSet<string> { "one at a time", "KubeVirt's default", "all at once" },
            table.Texts("").ToHashSet()
        );
        Assert.Equal("46.1 s (39 s – 55.2 s)", table.Rows[0][3]);
        Assert.DoesNotContain("in all", table.Columns);
        Assert.DoesNotContain("split", table.Columns);
    }

    [Fact]
    public void Where_not_all_vms_arrive_often_enough_their_share_is_said_to_go_first()
    {
        var usual = SamplePlans.Usual();
        Assert.DoesNotContain("all arrive", Section(usual, "Alternatives").Table!.Columns);
        var best = usual.Plan.Recommended! with { Feasible = 0.56 };

        var section = Section(
            usual with
            {
                Plan = usual.Plan with
                {
                    Recommended = best,
                    Alternatives = [best, .. usual.Plan.Alternatives.Skip(1)],
                },
            },
            "Alternatives"
        );

        Assert.Equal("56 %", section.Table!.Texts("all arrive")[0]);
        Assert.Contains("in fewer than 95 % of the draws comes after", section.Lines[1]);
    }

    [Fact]
    public void Of_many_alternatives_the_neighbours_are_shown()
    {
        var usual = SamplePlans.Usual(60).Plan;
        Alternative[] many =
        [
            .. Enumerable
                .Range(1, 60)
                .Select(i => usual.Recommended! with { PerNode = i, InAll = i }),
        ];
        var shown = PlanReport.Shown(
            usual with
            {
                Recommended = many[29],
                ByConcurrency = many,
                Alternatives = many,
            }
        );

        Assert.Equal(8, shown.Count);
        Assert.Equal(30, shown[0].PerNode);
        Assert.All(shown, each => Assert.InRange(each.PerNode, 26, 34));
    }

    [Fact]
    public void What_was_assumed_is_summed_up_by_class()
    {
        var lines = Section(SamplePlans.Usual(), "Assumed").Lines;

        Assert.Equal(3, lines.Count);
        Assert.StartsWith("database, 2 VMs: dirty rate of 1 VM 200 MiB/s, 9 of 10", lines[0]);
        Assert.StartsWith("general (assumed, too), 10 VMs: dirty rate 20 MiB/s", lines[1]);
        Assert.Contains("working set 410 MiB to 819 MiB", lines[1]);
        Assert.StartsWith("usable bandwidth: 85 % to 100 % of the link", lines[2]);
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.004, "< 1 %")]
    [InlineData(0.584, "58 %")]
    [InlineData(0.9474, "94.7 %")]
    [InlineData(0.95, "95 %")]
    [InlineData(0.9995, "> 99 %")]
    [InlineData(1, "100 %")]
    public void A_share_is_exact_where_it_decides(double share, string text) =>
        Assert.Equal(text, PlanFigures.Share(share));

    [Fact]
    public void Who_is_at_risk_is_told_what_would_help()
    {
        var table = Section(SamplePlans.Usual(), "VMs at risk of not converging").Table!;

        Assert.Equal(
            ["vm-07", "6 %", "2 %", "< 1 %", "no rate is enough", "auto-converge, post-copy"],
            table.Rows[1].Take(6)
        );
        Assert.DoesNotContain(
            PlanReport.Sections(SamplePlans.Safe()),
            section => section.Title.StartsWith("VMs at risk", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_folder_holds_charts_with_their_data_the_document_and_the_page()
    {
        var folder = files.PathOf("plan");
        PlanFolder.Write(SamplePlans.Usual(), folder);

        Assert.Equal(
            [
                "plan-makespan.csv",
                "plan-makespan.png",
                "plan-makespan.svg",
                "plan-risk.csv",
                "plan-risk.png",
                "plan-risk.svg",
                "plan-timeline.csv",
                "plan-timeline.png",
                "plan-timeline.svg",
                "plan.json",
                "plan.md",
            ],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        var timeline = TableCsv.Load(Path.Combine(folder, "plan-timeline.csv"));
        Assert.Equal(12, timeline.Distinct("VM").Length);
        Assert.Equal(12, timeline.Where("phase", "setup").Rows.Count);
        Assert.All(
            timeline.Numbers("start (s)").Zip(timeline.Numbers("end (s)")),
            each => Assert.True(each.First <= each.Second)
        );
        var page = File.ReadAllText(Path.Combine(folder, "plan.md"));
        Assert.Contains("\n## Advice\n\n- Run 3 at once", page);
        Assert.Contains("![plan-risk](plan-risk.svg)", page);
        Assert.Contains("```text\nkubectl patch", page);
    }

    [Fact]
    public void A_plan_that_cannot_be_has_no_timeline()
    {
        var folder = files.PathOf("impossible");
        PlanFolder.Write(SamplePlans.Impossible(), folder);

        Assert.False(File.Exists(Path.Combine(folder, "plan-timeline.svg")));
        Assert.Contains(
            "Nothing can be recommended",
            File.ReadAllText(Path.Combine(folder, "plan.md"))
        );
    }

    private static PlanSection Section(PlanOutcome outcome, string title) =>
        PlanReport.Sections(outcome).Single(section => section.Title == title);

    private static JsonElement Json(PlanOutcome outcome)
    {
        using var text = new StringWriter();
        PlanJson.Write(text, outcome);
        return JsonDocument.Parse(text.ToString()).RootElement;
    }

    private static IEnumerable<string> Keys(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
