using PreCopy.Cli;
using PreCopy.Cli.Plan;
using PreCopy.Model.Policies;
using PreCopy.Planning;
using PreCopy.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli.Plan;

/// <summary>From an inventory and the words to what is planned.</summary>
public sealed class PlanInputTests(TemporaryFiles files) : IClassFixture<TemporaryFiles>
{
    private const double GiB = 1L << 30;
    private const double MiB = 1L << 20;

    private const string Csv =
        "name,memory,host,dirty rate\nweb,8 GiB,n1,100 MiB/s\ndb,16 GiB,n1,\ncache,4 GiB,n2,\n";

    private const string Scenario = """
        { "link": { "bandwidth": "1 GB/s", "streamCap": "500 MB/s" }, "policy": "xen-legacy", "schedule": { "setup": "2 s" },
          "vms": [ { "name": "a", "memory": "8 GiB", "dirty": { "rate": "50 MiB/s" } } ] }
        """;

    [Fact]
    public void All_vms_go_over_one_link_with_qemus_policy()
    {
        var input = PlanInput.Of(Query(Csv) with { SetupSeconds = 3 });

        Assert.Equal(["web", "db", "cache"], input.Request.Vms.Select(vm => vm.Name));
        Assert.Equal(["source", "target"], input.Request.Nodes);
        Assert.All(input.Request.Vms, vm => Assert.Equal((0, 1), (vm.Source, vm.Target)));
        Assert.Equal(1.25e9, input.Request.Link.BandwidthBytesPerSecond);
        Assert.Equal(3, input.Request.Link.SetupSeconds);
        Assert.Equal(PolicyPresets.Find("qemu")!.Policy, input.Request.Link.Policy);
        Assert.Equal("qemu", input.Request.Platform.Name);
        Assert.Contains(input.Assumptions, each => each.Name == "db" && each.Field == "workload");
        Assert.DoesNotContain(
            input.Assumptions,
            each => each.Name == "web" && each.Field == "dirtyBytesPerSecond"
        );
    }

    [Theory]
    [InlineData("kubevirt", null, "kubevirt", "kubevirt")]
    [InlineData(null, "nova", "nova", "nova")]
    [InlineData("kubevirt", "nova", "nova", "kubevirt")]
    [InlineData(null, "xen-legacy", "xen-legacy", "xapi")]
    public void Platform_and_policy_stand_in_for_each_other(
        string? platform,
        string? policy,
        string expectedPolicy,
        string expectedPlatform
    )
    {
        var request = PlanInput
            .Of(
                Query(Csv) with
                {
                    Platform = platform is null ? null : Platforms.Find(platform),
                    Preset = policy is null ? null : PolicyPresets.Find(policy),
                }
            )
            .Request;

        Assert.Equal(PolicyPresets.Find(expectedPolicy)!.Policy, request.Link.Policy);
        Assert.Equal(expectedPlatform, request.Platform.Name);
    }

    [Fact]
    public void A_scenario_brings_its_link_and_policy_along()
    {
        var query = Query(Scenario) with { LinkBytesPerSecond = null };
        var input = PlanInput.Of(query);

        Assert.Equal(1e9, input.Request.Link.BandwidthBytesPerSecond);
        Assert.Equal(5e8, input.Request.Link.StreamCapBytesPerSecond);
        Assert.Equal(2, input.Request.Link.SetupSeconds);
        Assert.Equal("stop policy of Xen until 2015", input.PolicyTitle);
        var other = PlanInput.Of(query with { LinkBytesPerSecond = 2e9, Channels = 3 });
        Assert.Equal(2e9, other.Request.Link.BandwidthBytesPerSecond);
        Assert.Equal(3, other.Request.Link.Channels);
    }

    [Fact]
    public void What_is_known_better_goes_before_the_inventory()
    {
        var guest = files.Write("guest.json", Scenario);
        var input = PlanInput.Of(
            Query(Csv) with
            {
                DirtyRates = new Dictionary<string, double> { ["web"] = 7 * MiB },
                WorkingSets = new Dictionary<string, double> { ["web"] = GiB },
                Fitted = new Dictionary<string, InputSource> { ["db"] = new(guest) },
                DefaultClass = "idle",
            }
        );

        Assert.Equal(7 * MiB, input.Request.Vms[0].Dirty.RateBytesPerSecond);
        Assert.Equal(50 * MiB, input.Request.Vms[1].Dirty.RateBytesPerSecond);
        Assert.Equal(
            "idle",
            input.Assumptions.Single(each => each is { Name: "cache", Field: "workload" }).Value
        );
    }

    [Fact]
    public void A_drained_node_gives_its_vms_to_the_others()
    {
        var input = PlanInput.Of(
            Query(Csv + "spare,1 GiB,n3,\nlost,1 GiB,,\n") with
            {
                Drain = ["n1"],
                DirtyRates = new Dictionary<string, double> { ["cache"] = 1 },
            }
        );

        Assert.Equal(["n1", "n2", "n3"], input.Request.Nodes);
        Assert.Equal(
            [("web", 0, 1), ("db", 0, 2)],
            input.Request.Vms.Select(vm => (vm.Name, vm.Source, vm.Target)).OrderBy(vm => vm.Target)
        );
        Assert.All(input.Assumptions, each => Assert.True(each.Name is "web" or "db"));
        Assert.Contains(
            input.Inventory.LeftOut,
            line => line.EndsWith("lost runs on no node", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_scenario_that_empties_nodes_is_planned_as_that()
    {
        var query = Query(Cluster("\"drain\": [\"h-1\"]")) with { LinkBytesPerSecond = null };

        var input = PlanInput.Of(query);

        Assert.Equal(["h-1"], input.Drained);
        Assert.Equal("a", Assert.Single(input.Request.Vms).Name);
        Assert.Equal(["h-1", "h-2"], input.Request.Nodes);
        Assert.Equal(["h-2"], PlanInput.Of(query with { Drain = ["h-2"] }).Drained);
    }

    [Fact]
    public void What_cannot_be_is_said_in_a_line()
    {
        Refused(
            Query(Cluster("\"moves\": [{ \"vm\": \"a\", \"to\": \"h-2\" }]")),
            "--drain is missing: the scenario lists its moves or empties its nodes in waves"
        );
        var query = Query(Csv);
        Refused(
            query with
            {
                LinkBytesPerSecond = null,
            },
            "--link is missing: only a scenario has a bandwidth of its own"
        );
        Refused(
            query with
            {
                Drain = ["n9"],
            },
            "--drain: the inventory has no node 'n9'; there are: n1, n2"
        );
        Refused(
            query with
            {
                Drain = ["n1", "n2"],
            },
            "--drain: no room for db (16 GiB) of n1: no other node has more than 0 MiB free"
        );
        Refused(
            Query("name,memory\na,1 GiB\n") with
            {
                Drain = ["n1"],
            },
            "--drain: the inventory does not say on which nodes its VMs run"
        );
        Refused(
            query with
            {
                DirtyRates = new Dictionary<string, double> { ["mail"] = 1 },
            },
            "--dirty-rate: the inventory has no VM 'mail'; there are: web, db, cache"
        );
        Refused(
            query with
            {
                WorkingSets = new Dictionary<string, double> { ["web"] = 9 * GiB },
            },
            "web: the working set must be from 0 to the memory"
        );
        Refused(
            query with
            {
                Fitted = new Dictionary<string, InputSource> { ["web"] = new("none.json") },
            },
            "--fitted: none.json: "
        );
        Refused(new PlanQuery(new InputSource("none.csv")), "none.csv: no such file");
    }

    private static string Cluster(string moves) =>
        $$"""
            { "nodes": [{ "name": "h", "count": 2, "bandwidth": "10 Gbit/s", "memory": "32 GiB" }],
              "vms": [{ "name": "a", "node": "h-1", "memory": "8 GiB", "dirty": { "rate": "9 MiB/s" } },
                      { "name": "b", "node": "h-2", "memory": "8 GiB", "dirty": { "rate": "9 MiB/s" } }],
              "policy": "qemu", {{moves}} }
            """;

    private PlanQuery Query(string inventory) =>
        new(new InputSource(files.Write($"{Guid.NewGuid()}.csv", inventory)))
        {
            LinkBytesPerSecond = 1.25e9,
            Draws = 100,
        };

    private static void Refused(PlanQuery query, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => PlanInput.Of(query)).Message);
}
