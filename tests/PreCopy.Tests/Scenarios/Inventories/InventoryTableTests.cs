using Xunit;
using static PreCopy.Tests.Scenarios.Inventories.InventoryText;

namespace PreCopy.Tests.Scenarios.Inventories;

/// <summary>Tables that people make: separators, names of columns, units where they write them.</summary>
public sealed class InventoryTableTests
{
    [Theory]
    [InlineData("name,memory\nweb,8 GiB")]
    [InlineData("\uFEFFName,Memory\r\nweb,8 GiB\r\n")]
    [InlineData("VM;RAM\nweb;8192 MiB\n")]
    [InlineData("vm name\tmemory (GiB)\nweb\t8")]
    [InlineData("VM_NAME,Memory [GiB]\nweb,8")]
    [InlineData("guest,memory_gib\nweb,8")]
    [InlineData("guest,memory-MiB\nweb,8192")]
    [InlineData("Name,MemoryKiB\nweb,8388608")]
    [InlineData("owner,mem,virtual-machine\nme,8589934592,web")]
    [InlineData("# mine\n\nname,memory\n# theirs, too\n,\nweb,8 GiB\n\n")]
    [InlineData("\"name\",\"memory\n(GiB)\"\n\" web \",\"8\"\n")]
    [InlineData("sep=;\nname;memory\nweb;8 GiB")]
    [InlineData("name,memory,memory used (GiB),host memory\nweb,8 GiB,7,64")]
    public void A_name_and_a_memory(string text)
    {
        var vm = Assert.Single(Read(text).Vms);

        Assert.Equal("web", vm.Name);
        Assert.Equal(8 * GiB, vm.MemoryBytes);
        Assert.Null(vm.Node);
        Assert.Null(vm.Vcpus);
        Assert.Null(vm.Workload);
        Assert.Null(vm.DirtyBytesPerSecond);
        Assert.Null(vm.WorkingSetBytes);
        Assert.Null(vm.Curve);
    }

    [Theory]
    [InlineData("vCPUs", "Host", "Workload", "Dirty Rate", "Working Set")]
    [InlineData("cpu", "hypervisor", "CLASS", "dirty", "wss")]
    [InlineData("Num_CPU", "VMHost", "role", "page-dirty-rate", "writable working set")]
    public void Everything_that_a_row_may_say(
        string vcpus,
        string node,
        string workload,
        string rate,
        string workingSet
    )
    {
        var vm = Read(
            $"name,memory,{vcpus},{node},{workload},{rate},{workingSet}\n"
                + "db,32 GiB,8,node-a,Database,100 MiB/s,8 GiB"
        ).Vms[0];

        Assert.Equal(8, vm.Vcpus);
        Assert.Equal("node-a", vm.Node);
        Assert.Equal("database", vm.Workload);
        Assert.Equal(100 * MiB, vm.DirtyBytesPerSecond);
        Assert.Equal(8 * GiB, vm.WorkingSetBytes);
        Assert.Equal("row 2", vm.Place);
    }

    [Theory]
    [InlineData("dirty rate (MiB/s)", "5")]
    [InlineData("dirty_rate_mib_per_s", "5")]
    [InlineData("dirty_rate_mib_s", "5")]
    [InlineData("dirty MiB/s", "5")]
    [InlineData("dirty rate (GB/s)", "5 MiB/s")]
    [InlineData("dirty rate", "5242880")]
    [InlineData("dirty rate (Mbit/s)", "41.94304")]
    [InlineData("dirty rate Mbps", "41.94304")]
    public void Rates_have_their_unit_in_the_header_or_in_the_cell(string header, string cell) =>
        Assert.Equal(
            5 * MiB,
            Read($"name,memory,{header}\nweb,8 GiB,{cell}").Vms[0].DirtyBytesPerSecond!.Value,
            1e-6
        );

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("?")]
    [InlineData("N/A")]
    public void What_a_cell_does_not_say_is_not_known(string cell)
    {
        var vm = Read(
            $"name,memory,vcpus,host,class,dirty,wss\nweb,1 GiB,{cell},{cell},{cell},{cell},{cell}"
        ).Vms[0];

        Assert.Null(vm.Vcpus);
        Assert.Null(vm.Node);
        Assert.Null(vm.Workload);
        Assert.Null(vm.DirtyBytesPerSecond);
        Assert.Null(vm.WorkingSetBytes);
    }

    [Fact]
    public void Nothing_dirtied_is_something_known()
    {
        var vm = Read("name,memory,dirty,wss\nweb,1 GiB,0,0").Vms[0];

        Assert.Equal(0, vm.DirtyBytesPerSecond);
        Assert.Equal(0, vm.WorkingSetBytes);
    }

    [Fact]
    public void The_nodes_come_in_the_order_of_their_first_mention() =>
        Assert.Equal(
            ["z", "a"],
            Read("name,memory,node\n1,1 GiB,z\n2,1 GiB,a\n3,1 GiB,z\n4,1 GiB,")
                .Nodes.Select(node => node.Name)
        );

    [Fact]
    public void A_row_is_known_by_the_line_in_which_it_begins() =>
        Assert.Equal(
            ["row 3", "row 6"],
            Read("name,memory,note\n# x\na,1 GiB,\"two\nlines\"\n\nb,1 GiB,")
                .Vms.Select(vm => vm.Place)
        );

    [Fact]
    public void What_does_not_run_is_left_out_and_named()
    {
        var inventory = Read("Name,State,MemoryAssigned\na,Running,1 GiB\nb,Off,0\nc,up,1 GiB");

        Assert.Equal(["a", "c"], inventory.Vms.Select(vm => vm.Name));
        Assert.Equal(["row 3: 'b' is 'Off', not running"], inventory.LeftOut);
    }

    [Fact]
    public void Bad_rows_are_skipped_and_named()
    {
        var inventory = Read(
            "name,memory\na,1 GiB\nb,much\na,2 GiB\nc\n,1 GiB\nd,1 GiB",
            skipBadRows: true
        );

        Assert.Equal(["a", "d"], inventory.Vms.Select(vm => vm.Name));
        Assert.Collection(
            inventory.LeftOut,
            bad => Assert.StartsWith("row 3, column 2 (memory): 'much' does not start", bad),
            bad => Assert.StartsWith("row 4: the name 'a' is taken by row 2", bad),
            bad => Assert.StartsWith("row 5: 1 cells, the header names 2 columns", bad),
            bad => Assert.StartsWith("row 6, column 1 (name): a name must be visible", bad)
        );
    }
}
