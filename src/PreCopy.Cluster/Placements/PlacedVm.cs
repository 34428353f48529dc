namespace PreCopy.Cluster.Placements;

/// <summary>A VM and where it runs.</summary>
/// <param name="Node">The index of its node.</param>
/// <param name="MemoryBytes">The memory that it takes there, at least 0.</param>
public readonly record struct PlacedVm(int Node, double MemoryBytes);
