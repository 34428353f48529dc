using PreCopy.Model.Curves;

namespace PreCopy.Planning.Inventories;

/// <summary>What is known of one VM besides its inventory; it goes before what the inventory says.</summary>
public sealed record KnownGuest
{
    /// <summary>The name of the workload class that what is still missing comes from.</summary>
    public string? Workload { get; init; }

    /// <summary>Its dirty rate D, in bytes/s, at least 0.</summary>
    public double? DirtyBytesPerSecond { get; init; }

    /// <summary>Its working set W, from 0 to its memory.</summary>
    public double? WorkingSetBytes { get; init; }

    /// <summary>Its whole dirty curve, such as a fitted one; without a rate or a working set beside it.</summary>
    public AnyCurve? Curve { get; init; }
}
