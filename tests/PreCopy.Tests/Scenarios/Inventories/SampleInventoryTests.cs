using Xunit;
using static PreCopy.Tests.Scenarios.Inventories.InventoryText;

namespace PreCopy.Tests.Scenarios.Inventories;

/// <summary>The sample that somebody typed.</summary>
public sealed class SampleInventoryTests
{
    [Fact]
    public void The_sample_of_a_table()
    {
        var inventory = Sample("inventory.csv");

        Assert.Equal("table of VMs", inventory.Format);
        Assert.Equal(12, inventory.Vms.Count);
        Assert.Equal(["node-a", "node-b", "node-c"], inventory.Nodes.Select(node => node.Name));
        Assert.Equal(5, inventory.Vms.Count(vm => vm.DirtyBytesPerSecond is not null));
        Assert.Equal(3, inventory.Vms.Count(vm => vm.WorkingSetBytes is not null));
        var orders = inventory.Vms[4];
        Assert.Equal("orders, live", orders.Name);
        Assert.Equal(110 * MiB, orders.DirtyBytesPerSecond);
        Assert.Equal(9 * GiB, orders.WorkingSetBytes);
        Assert.Empty(inventory.LeftOut);
    }
}
