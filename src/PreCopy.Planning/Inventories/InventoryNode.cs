namespace PreCopy.Planning.Inventories;

/// <summary>A node as an inventory has it.</summary>
/// <param name="Name">Its name, unique among the nodes.</param>
public sealed record InventoryNode(string Name)
{
    /// <summary>Its memory for VMs, or null when the inventory does not say.</summary>
    public double? MemoryBytes { get; init; }
}
