namespace PreCopy.Planning;

/// <summary>The orders in which VMs may be admitted.</summary>
public static class MigrationOrders
{
    /// <summary>As they came.</summary>
    public const string FirstIn = "first-in";

    /// <summary>The smallest memory first.</summary>
    public const string SmallestFirst = "smallest-first";

    /// <summary>The largest memory first.</summary>
    public const string LargestFirst = "largest-first";

    /// <summary>The lowest dirty rate first.</summary>
    public const string LowestDirtyRateFirst = "lowest-dirty-rate-first";

    /// <summary>The highest dirty rate first.</summary>
    public const string MostRestlessFirst = "most-restless-first";

    /// <summary>What a search over orders found.</summary>
    public const string Searched = "searched";
}
