namespace PreCopy.Planning.Inventories;

/// <summary>A figure that no inventory gave and a workload class stands in for.</summary>
/// <param name="Name">The VM.</param>
/// <param name="Field">What was assumed: <c>dirtyBytesPerSecond</c>, <c>workingSetBytes</c>, <c>workload</c>.</param>
/// <param name="Value">The median assumed, in base units, or the class's name.</param>
public sealed record Assumption(string Name, string Field, object Value);
