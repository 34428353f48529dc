using System.Text;
using PreCopy.Cli.Simulate;
using PreCopy.Tests.Scenarios.Clusters;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>When the nodes of a drain were empty, and how that is written.</summary>
public sealed class EmptiedNodesTests
{
    private const double Never = double.PositiveInfinity;

    private static Simulation Drain(string drain, params double[] endSeconds) =>
        ClusterResults.Ending(
            ClusterText.With(
                $"\"drain\": {drain}",
                """[ { "name": "a", "count": 5, "bandwidth": 1 } ]"""
            ),
            endSeconds
        );

    private static double[] Seconds(Simulation simulation) =>
        EmptiedNodes.Seconds(simulation, simulation.Scenario.Cluster!.Drain!);

    [Theory]
    // web-1, web-2 and web-3 run on the first three of five nodes.
    [InlineData("""["a-2", "a-1"]""", new[] { 5.0, 7 }, new[] { 7.0, 5 })]
    [InlineData("""["a-1", "a-4"]""", new[] { 5.0 }, new[] { 5.0, 0 })]
    [InlineData("""["a-1", "a-2"]""", new[] { 5, Never }, new[] { 5, Never })]
    [InlineData(
        """{ "nodes": ["a-1", "a-5", "a-2"], "atOnce": 1 }""",
        new[] { 5.0, 9 },
        new[] { 5.0, 5, 9 }
    )]
    public void A_node_is_empty_when_its_last_vm_has_left(
        string drain,
        double[] ends,
        double[] emptied
    ) => Assert.Equal(emptied, Seconds(Drain(drain, ends)));

    [Fact]
    public void Json_has_routes_waves_and_nodes()
    {
        using var stream = new MemoryStream();
        using (var json = new ResultJson(stream))
            json.Write(Drain("""["a-1", "a-2"]""", 5, Never));

        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("\"wastedSeconds\":0,\"from\":\"a-1\",\"to\":\"a-4\",\"wave\":1}", text);
        Assert.Contains("\"wastedSeconds\":0,\"from\":\"a-2\",\"to\":\"a-5\",\"wave\":1}", text);
        Assert.EndsWith(
            "],\"nodes\":[{\"name\":\"a-1\",\"emptiedSeconds\":5},{\"name\":\"a-2\",\"emptiedSeconds\":null}]}\n",
            text
        );
    }

    [Fact]
    public void Of_many_waves_the_first_and_the_last_are_shown()
    {
        var simulation = ClusterResults.Ending(
            ClusterText.With(
                """ "drain": { "nodes": "all", "atOnce": 2 } """,
                """[ { "name": "[a]", "count": 16, "bandwidth": 1 } ]"""
            ),
            1
        );

        var table = WaveTable.Of(simulation, simulation.Scenario.Cluster!.Drain!);

        Assert.Equal(7, table.Rows.Count);
    }
}
