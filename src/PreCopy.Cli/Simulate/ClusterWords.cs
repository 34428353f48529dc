using System.Globalization;
using PreCopy.Cluster;
using PreCopy.Scenarios.Clusters;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Simulate;

/// <summary>A cluster in words, for people.</summary>
internal static class ClusterWords
{
    /// <summary>Its nodes, their limits and what connects them: <c>16 nodes of 10 Gbit/s (limit 1 per node)</c>.</summary>
    public static string Of(ClusterSettings settings)
    {
        var nodes = settings.Nodes;
        var racks = settings.Racks.Count switch
        {
            0 => "",
            1 => ", 1 rack",
            var count => $", {Figures.Count(count)} racks",
        };
        var fabric = double.IsFinite(settings.Link.BandwidthBytesPerSecond)
            ? $", a fabric of {Quantity.Rate.Print(settings.Link.BandwidthBytesPerSecond)}"
            : "";
        return $"{Figures.Count(nodes.Count)} nodes of {Bandwidth(nodes)}{Limits(nodes)}{racks}{fabric}";
    }

    /// <summary>The schedule: what lets how many run at once.</summary>
    public static string Schedule(ScenarioCluster cluster)
    {
        var (concurrency, count) = (cluster.Settings.Link.Concurrency, cluster.Moves.Length);
        var isLimited = cluster.Drain is { Waves: > 1 } || Limits(cluster.Settings.Nodes) != "";
        return concurrency == 1 || count == 1 ? "one at a time"
            : concurrency < count ? $"at most {Figures.Count(concurrency)} at a time"
            : isLimited ? "as many at once as the limits allow"
            : $"all {Figures.Count(count)} at once";
    }

    private static string Bandwidth(IReadOnlyList<ClusterNode> nodes)
    {
        var slowest = nodes.Min(node =>
            Math.Min(node.TransmitBytesPerSecond, node.ReceiveBytesPerSecond)
        );
        var fastest = nodes.Max(node =>
            Math.Max(node.TransmitBytesPerSecond, node.ReceiveBytesPerSecond)
        );
        return slowest == fastest
            ? Quantity.Rate.Print(slowest)
            : $"{Quantity.Rate.Print(slowest)} to {Quantity.Rate.Print(fastest)}";
    }

    private static string Limits(IReadOnlyList<ClusterNode> nodes)
    {
        string[] limits =
        [
            .. Limit(nodes, node => node.MostMigrations, ""),
            .. Limit(nodes, node => node.MostOutgoing, " out"),
            .. Limit(nodes, node => node.MostIncoming, " in"),
        ];
        return limits.Length == 0 ? "" : $" (limit {string.Join(", ", limits)} per node)";
    }

    private static IEnumerable<string> Limit(
        IReadOnlyList<ClusterNode> nodes,
        Func<ClusterNode, int> limit,
        string role
    )
    {
        var (least, most) = (nodes.Min(limit), nodes.Max(limit));
        if (least < int.MaxValue)
            yield return (least == most ? Text(least) : $"{Text(least)} to {Text(most)}") + role;
    }

    private static string Text(int limit) =>
        limit == int.MaxValue ? "any" : limit.ToString("N0", CultureInfo.InvariantCulture);
}
