using PreCopy.Scenarios.Clusters;
using Xunit;

namespace PreCopy.Tests.Scenarios.Clusters;

/// <summary>A small good scenario with nodes, whose parts a test replaces, one or more at a time.</summary>
internal static class ClusterText
{
    public const string Nodes =
        """[ { "name": "a", "count": 3, "bandwidth": "10 Gbit/s", "memory": "32 GiB" } ]""";

    public const string Vms =
        """[ { "name": "web", "count": 3, "node": "*", "memory": "8 GiB", "dirty": { "rate": 0 } } ]""";

    public const string Moves = """ "moves": [ { "vm": "web-1", "to": "a-2" } ] """;

    /// <summary>The scenario; <paramref name="what"/> is the key <c>moves</c> or <c>drain</c>, and whatever else.</summary>
    public static string With(string what = Moves, string nodes = Nodes, string vms = Vms) =>
        $$"""{ "policy": "qemu", "nodes": {{nodes}}, "vms": {{vms}}, {{what}} }""";

    public static ScenarioCluster Read(string json) =>
        Assert.IsType<ScenarioCluster>(ScenarioText.Read(json).Cluster);

    /// <summary>The moves as <c>vm: from -> to (wave)</c>.</summary>
    public static string[] Routes(string json)
    {
        var scenario = ScenarioText.Read(json);
        var names = scenario.Cluster!.NodeNames;
        return
        [
            .. scenario
                .Cluster.Moves.ToArray()
                .Select(move =>
                    $"{scenario.Names[move.Vm]}: {names[move.Source]} -> {names[move.Target]} ({move.Wave})"
                ),
        ];
    }
}
