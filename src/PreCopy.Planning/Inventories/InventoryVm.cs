using PreCopy.Model.Curves;

namespace PreCopy.Planning.Inventories;

/// <summary>A VM as an inventory has it; what the inventory does not say is null.</summary>
/// <param name="Name">Its name, unique in the inventory.</param>
/// <param name="MemoryBytes">Its memory, above 0.</param>
/// <param name="Place">Where it stands, for messages: <c>row 3</c>, <c>$.items[2]</c>.</param>
public sealed record InventoryVm(string Name, double MemoryBytes, string Place)
{
    /// <summary>The node it runs on.</summary>
    public string? Node { get; init; }

    /// <summary>Its virtual processors.</summary>
    public int? Vcpus { get; init; }

    /// <summary>The name of its workload class (<see cref="WorkloadClass"/>).</summary>
    public string? Workload { get; init; }

    /// <summary>Its dirty rate D, in bytes/s.</summary>
    public double? DirtyBytesPerSecond { get; init; }

    /// <summary>Its writable working set W, from 0 to its memory.</summary>
    public double? WorkingSetBytes { get; init; }

    /// <summary>Its dirty curve, where the inventory has a whole one: a scenario's, or a fitted one.</summary>
    public AnyCurve? Curve { get; init; }
}
