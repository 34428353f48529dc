using PreCopy.Cli;
using PreCopy.Cli.Plan;
using PreCopy.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli.Plan;

/// <summary>No VM is planned onto a node that has no room for it.</summary>
public sealed class PlanRoomTests(TemporaryFiles files) : IClassFixture<TemporaryFiles>
{
    private const double GiB = 1L << 30;

    private const string Csv =
        "name,memory,host\nweb,8 GiB,n1\ndb,100 GiB,n1\ncache,40 GiB,n2\nmail,30 GiB,n2\n";

    [Fact]
    public void A_vm_larger_than_every_node_is_refused_or_left_out()
    {
        var query = Query(Csv) with { NodeMemoryBytes = 64 * GiB };

        Assert.Equal(
            "inventory.csv: row 3: 'db' (100 GiB) is larger than every node; they have at most 64 GiB",
            Message(query)
        );
        var input = PlanInput.Of(query with { SkipBadRows = true });
        Assert.Equal(["web", "cache", "mail"], input.Request.Vms.Select(vm => vm.Name));
        Assert.Equal(
            ["row 3: 'db' (100 GiB) is larger than every node; they have at most 64 GiB"],
            input.Inventory.LeftOut
        );
    }

    [Fact]
    public void So_is_a_vm_for_which_no_other_node_has_room()
    {
        var query = Query(Csv) with { NodeMemoryBytes = 128 * GiB, Drain = ["n1"] };

        Assert.Equal(
            "--drain: no room for db (100 GiB) of n1: no other node has more than 58 GiB free",
            Message(query)
        );
        var input = PlanInput.Of(query with { SkipBadRows = true });
        Assert.Equal("web", Assert.Single(input.Request.Vms).Name);
        Assert.Equal(
            ["row 3: no room for db (100 GiB) of n1: no other node has more than 58 GiB free"],
            input.Inventory.LeftOut
        );
    }

    [Fact]
    public void With_room_everything_goes()
    {
        var input = PlanInput.Of(Query(Csv) with { NodeMemoryBytes = 200 * GiB, Drain = ["n1"] });

        Assert.Equal(["web", "db"], input.Request.Vms.Select(vm => vm.Name));
        Assert.Empty(input.Inventory.LeftOut);
    }

    [Fact]
    public void Where_no_vm_is_left_there_is_no_plan()
    {
        var query = Query(Csv) with { SkipBadRows = true };

        Assert.StartsWith(
            "inventory.csv: row 2: 'web' (8 GiB) is larger than every node",
            Message(query with { NodeMemoryBytes = GiB })
        );
        Assert.StartsWith(
            "--drain: no VM is left; row 3: no room for db",
            Message(query with { Drain = ["n1", "n2"] })
        );
    }

    private static string Message(PlanQuery query) =>
        Assert.Throws<InputException>(() => PlanInput.Of(query)).Message.Split('/')[^1];

    private PlanQuery Query(string inventory) =>
        new(new InputSource(files.Write("inventory.csv", inventory)))
        {
            LinkBytesPerSecond = 1.25e9,
            Draws = 100,
        };
}
