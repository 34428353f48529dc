using PreCopy.Planning.Search;

namespace PreCopy.Planning.Explaining;

/// <summary>Candidates in words.</summary>
internal static class Ways
{
    /// <summary>The concurrency: <c>4 at once</c>.</summary>
    public static string AtOnce(Candidate candidate) =>
        candidate.InAll == 1 ? "one at a time"
        : candidate.PerNode == candidate.InAll ? $"{candidate.InAll} at once"
        : $"{candidate.PerNode} at once out of a node and {candidate.InAll} in all";

    /// <summary>The whole candidate: <c>4 at once, smallest first</c>.</summary>
    public static string Name(Candidate candidate) =>
        AtOnce(candidate) + Order(candidate.Order) + Split(candidate.Split);

    private static string Order(string order) =>
        order switch
        {
            MigrationOrders.SmallestFirst => ", the smallest first",
            MigrationOrders.LargestFirst => ", the largest first",
            MigrationOrders.LowestDirtyRateFirst => ", the lowest dirty rate first",
            MigrationOrders.MostRestlessFirst => ", the most restless first",
            MigrationOrders.Searched => " in the order of the schedule",
            _ => "",
        };

    private static string Split(string split) =>
        split switch
        {
            BandwidthSplits.ByMemory => ", with bandwidth by memory",
            BandwidthSplits.ByDirtyRate => ", with bandwidth by dirty rate",
            _ => "",
        };
}
