namespace PreCopy.Planning.Inventories;

/// <summary>What is assumed of a guest of which only the kind of work is known.</summary>
/// <param name="Name">The name in inventories and on the command line: <c>database</c>.</param>
/// <param name="Means">What belongs to it, for people.</param>
public sealed record WorkloadClass(string Name, string Means);
