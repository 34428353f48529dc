using PreCopy.Scenarios.Tables;

namespace PreCopy.Scenarios.Inventories;

/// <summary>The columns that a table of VMs may have, and what people call them.</summary>
internal static class InventoryColumns
{
    public static TableColumn Name { get; } =
        new(
            "name",
            "vm",
            "vm name",
            "vmname",
            "guest",
            "guest name",
            "virtual machine",
            "domain",
            "instance"
        );

    public static TableColumn Memory { get; } =
        new("memory", "ram", "mem", "memory size", "memory assigned", "memoryassigned", "maxmem");

    public static TableColumn Vcpus { get; } =
        new("vcpus", "vcpu", "cpus", "cpu", "num cpu", "numcpu", "num cpus", "cores", "processors");

    public static TableColumn Node { get; } =
        new("node", "host", "hypervisor", "node name", "host name", "vmhost", "server");

    public static TableColumn Workload { get; } =
        new("workload", "class", "role", "workload class", "workload type");

    public static TableColumn DirtyRate { get; } =
        new("dirty rate", "dirty", "page dirty rate", "dirtying rate", "dirtyrate");

    public static TableColumn WorkingSet { get; } =
        new("working set", "wss", "writable working set", "wws", "working set size");

    public static TableColumn PowerState { get; } = new("power state", "powerstate", "state");

    public static TableColumn Template { get; } = new("template");

    /// <summary>RVTools' own name for the name.</summary>
    public static TableColumn VInfoName { get; } = new("vm");

    /// <summary>RVTools' own name for the power state.</summary>
    public static TableColumn VInfoState { get; } = new("powerstate");
}
