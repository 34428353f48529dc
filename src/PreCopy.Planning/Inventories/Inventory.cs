using PreCopy.SharedLink;

namespace PreCopy.Planning.Inventories;

/// <summary>The VMs that somebody has, as read from a file.</summary>
/// <param name="Format">What the file is, for people: <c>RVTools vInfo</c>.</param>
/// <param name="Vms">The VMs in the order of the file, at least one.</param>
public sealed record Inventory(string Format, IReadOnlyList<InventoryVm> Vms)
{
    /// <summary>The most VMs in an inventory.</summary>
    public const int MostVms = 100_000;

    /// <summary>The nodes that the file names, in the order of their first mention.</summary>
    public IReadOnlyList<InventoryNode> Nodes { get; init; } = [];

    /// <summary>The names of the nodes that the file itself says are to be emptied, all together.</summary>
    public IReadOnlyList<string> Drained { get; init; } = [];

    /// <summary>Rows that were left out, each as <c>row 7: the memory is missing</c>: VMs that are off, templates, and bad rows that were to be skipped.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The link, policy and schedule, where the file is a scenario.</summary>
    public LinkSettings? Settings { get; init; }

    /// <summary>The name of the preset whose stop policy the scenario has, or began with; otherwise null.</summary>
    public string? Preset { get; init; }
}
