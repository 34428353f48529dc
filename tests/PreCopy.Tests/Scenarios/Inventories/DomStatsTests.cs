using Xunit;
using static PreCopy.Tests.Scenarios.Inventories.InventoryText;

namespace PreCopy.Tests.Scenarios.Inventories;

/// <summary>What virsh domstats prints.</summary>
public sealed class DomStatsTests
{
    private const string Web = "Domain: 'web'\n  state.state=1\n  balloon.current=8388608\n";

    [Fact]
    public void The_sample()
    {
        var inventory = Sample("domstats.txt");

        Assert.Equal("virsh domstats", inventory.Format);
        Assert.Equal(
            ["web-1", "web-2", "orders", "sessions", "jump"],
            inventory.Vms.Select(vm => vm.Name)
        );
        Assert.Equal([8, 8, 32, 24, 2], inventory.Vms.Select(vm => vm.MemoryBytes / GiB));
        Assert.Equal([4, 4, 8, 4, 1], inventory.Vms.Select(vm => vm.Vcpus!.Value));
        Assert.Equal(
            [9, 14, 97, null, 0],
            inventory.Vms.Select(vm => vm.DirtyBytesPerSecond / MiB)
        );
        Assert.Equal(
            ["line 63, domain 'old-wiki': has the state '5', not 1 (running)"],
            inventory.LeftOut
        );
        Assert.Empty(inventory.Nodes);
    }

    [Fact]
    public void Figures_that_were_not_asked_for_are_not_known()
    {
        var vm = Assert.Single(Read("\r\nDomain: 'a b'\r\n  balloon.current=1024\r\n").Vms);

        Assert.Equal("a b", vm.Name);
        Assert.Equal(MiB, vm.MemoryBytes);
        Assert.Null(vm.Vcpus);
        Assert.Null(vm.DirtyBytesPerSecond);
    }

    [Fact]
    public void A_rate_that_is_still_being_measured_is_not_known() =>
        Assert.Null(
            Read($"{Web}  dirtyrate.calc_status=1\n  dirtyrate.megabytes_per_second=-1\n")
                .Vms[0]
                .DirtyBytesPerSecond
        );

    [Theory]
    [InlineData(
        "Domain: 'web'\n  state.state=1\n",
        "line 1, domain 'web': no balloon.current; use virsh domstats with "
    )]
    [InlineData(
        "Domain: 'web'\n  balloon.current=0\n",
        "line 2, domain 'web': balloon.current: '0 KiB' is out of range; write "
    )]
    [InlineData(
        "Domain: 'web'\n  balloon.current=big\n",
        "line 2, domain 'web': balloon.current: 'big KiB' does not start with a number; write "
    )]
    [InlineData(
        Web + "  vcpu.current=0\n",
        "line 4, domain 'web': vcpu.current: '0' is not allowed; write "
    )]
    [InlineData(
        Web + Web,
        "line 4, domain 'web': the name 'web' is taken by line 1, domain 'web'; names must differ"
    )]
    [InlineData(
        "Domain: ''\n  balloon.current=1\n",
        "line 1, domain '': a name must be visible text on one line"
    )]
    [InlineData(
        Web + "  dirtyrate.calc_status=2\n  dirtyrate.megabytes_per_second=-1\n",
        "line 5, domain 'web': dirtyrate.megabytes_per_second: '-1 MiB/s' is out of range; write "
    )]
    [InlineData(
        Web + "name,memory\n",
        "line 4: 'name,memory' is no line of virsh domstats, which is 'name=value'"
    )]
    [InlineData(
        Web + "  state.state=1\n",
        "line 4: 'state.state' is there twice in the domain that begins in line 1"
    )]
    public void A_domain_that_is_none(string text, string message) => AssertRefused(text, message);

    [Fact]
    public void Bad_domains_are_skipped_and_named()
    {
        var inventory = Read("Domain: 'bad'\n  balloon.current=x\n" + Web, skipBadRows: true);

        Assert.Equal("web", Assert.Single(inventory.Vms).Name);
        Assert.StartsWith(
            "line 2, domain 'bad': balloon.current: ",
            Assert.Single(inventory.LeftOut)
        );
    }
}
