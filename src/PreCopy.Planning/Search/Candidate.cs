namespace PreCopy.Planning.Search;

/// <summary>A way to migrate that is tried.</summary>
/// <param name="PerNode">Migrations that leave a node at once.</param>
/// <param name="InAll">Migrations at once in all.</param>
/// <param name="Order">The name of the order.</param>
/// <param name="Split">The name of the split.</param>
internal sealed record Candidate(int PerNode, int InAll, string Order, string Split)
{
    /// <summary>The VMs in the order of their admission.</summary>
    public required int[] Sequence { get; init; }

    /// <summary>The weight of each VM, in the order of the request; null when they are equal.</summary>
    public double[]? Weights { get; init; }

    /// <summary>How many at once.</summary>
    public (int PerNode, int InAll) Concurrency => (PerNode, InAll);

    /// <summary>What tells it from the others.</summary>
    public (int, int, string, string) Key => (PerNode, InAll, Order, Split);
}
