using System.Text;
using System.Text.Json;
using PreCopy.Tests.Scenarios;
using PreCopy.Tests.Scenarios.Clusters;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary><c>simulate</c> with nodes: the numbers that can be worked out by hand, as JSON, as lines and as a table.</summary>
public sealed class SimulateClusterTests
{
    // 8 GiB at 1250 MiB/s.
    private const double OneVm = 6.5536;

    private const string Nodes =
        """[ { "name": "a", "count": 16, "bandwidth": "1250 MiB/s", "memory": "32 GiB", "limit": 1 } ]""";

    private static readonly string Drain = ClusterText.With(
        """ "drain": { "nodes": ["a-1", "a-2"], "atOnce": 1, "pause": "1 min" } """,
        """[ { "name": "a", "count": 3, "bandwidth": "1250 MiB/s" } ]"""
    );

    private static Task<PrecopyResult> Run(string json, params string[] arguments) =>
        Precopy.RunAsync(
            ["simulate", .. arguments],
            Encoding.UTF8.GetBytes(json),
            TestContext.Current.CancellationToken
        );

    private static async Task<JsonElement> Simulate(string json) =>
        Assert.Single((await Run(json, "-", "--json")).Documents());

    private static double Number(JsonElement json, string key) => json.GetProperty(key).GetDouble();

    private static string[] Cells(string line) =>
        line.Split("  ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task One_pair_of_nodes_is_a_link()
    {
        const string vms =
            """[ { "name": "web", "count": 4, "node": "a-1", "memory": "8192 MiB", "dirty": { "rate": "100 MiB/s" } } ]""";
        var moves = string.Join(
            ", ",
            Enumerable.Range(1, 4).Select(i => $$"""{ "vm": "web-{{i}}", "to": "a-2" }""")
        );

        var pair = await Simulate(
            ClusterText.With(
                $"\"moves\": [ {moves} ]",
                """[ { "name": "a", "count": 2, "bandwidth": "1250 MiB/s" } ]""",
                vms
            )
        );

        var link = await Simulate(ScenarioText.With(vms: vms.Replace(""" "node": "a-1",""", "")));
        foreach (var key in link.EnumerateObject().Where(key => key.Name != "vms"))
            Assert.Equal(key.Value.GetRawText(), pair.GetProperty(key.Name).GetRawText());
        foreach (var (vm, alone) in Vms(pair).Zip(Vms(link)))
        {
            Assert.Equal("a-1 a-2", $"{vm.GetProperty("from")} {vm.GetProperty("to")}");
            Assert.Equal(
                alone.GetRawText()[..^1],
                vm.GetRawText()[..(alone.GetRawText().Length - 1)]
            );
            Assert.False(vm.TryGetProperty("wave", out _));
        }

        Assert.False(pair.TryGetProperty("nodes", out _));
    }

    [Fact]
    public async Task Sixteen_nodes_with_a_limit_of_one_run_eight_at_once()
    {
        const string vms =
            """[ { "name": "web", "count": 16, "node": "*", "memory": "8 GiB", "dirty": { "rate": 0 } } ]""";
        var moves = string.Join(
            ", ",
            Enumerable
                .Range(1, 16)
                .Select(i =>
                    $$"""{ "vm": "web-{{i}}", "to": "a-{{(i % 2 == 0 ? i - 1 : i + 1)}}" }"""
                )
        );

        var result = await Simulate(ClusterText.With($"\"moves\": [ {moves} ]", Nodes, vms));

        Assert.Equal(2 * OneVm, Number(result, "makespanSeconds"), 1e-9);
        Assert.Equal(16 * OneVm, Number(result.GetProperty("sequential"), "makespanSeconds"), 1e-9);
        Assert.Equal(8, Vms(result).Count(vm => Number(vm, "startSeconds") == 0));
    }

    [Fact]
    public async Task A_drain_says_the_wave_of_each_move_and_when_each_node_was_empty()
    {
        var result = await Simulate(Drain);

        Assert.Equal(
            ["web-1 a-1 a-2 1", "web-1 a-2 a-1 2", "web-2 a-2 a-1 2"],
            Vms(result)
                .Select(vm =>
                    string.Join(
                        ' ',
                        vm.GetProperty("name"),
                        vm.GetProperty("from"),
                        vm.GetProperty("to"),
                        vm.GetProperty("wave")
                    )
                )
        );
        Assert.Equal(
            ["sequential", "vms", "nodes"],
            result.EnumerateObject().Select(property => property.Name).TakeLast(3)
        );
        var nodes = result.GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(["a-1", "a-2"], nodes.Select(node => node.GetProperty("name").GetString()));
        Assert.Equal(OneVm, Number(nodes[0], "emptiedSeconds"), 1e-9);
        Assert.Equal(60 + 3 * OneVm, Number(nodes[1], "emptiedSeconds"), 1e-9);
        Assert.Equal(60 + 3 * OneVm, Number(result, "makespanSeconds"), 1e-9);
    }

    [Fact]
    public async Task Lines_take_both_forms()
    {
        string[] lines = [ScenarioText.With(), Drain, ClusterText.With(" \"drain\": [] ")];

        var result = await Run(
            string.Join('\n', lines.Select(line => line.ReplaceLineEndings(" "))),
            "--jsonl",
            "-"
        );

        Assert.Equal(2, result.ExitCode);
        var results = result.Lines();
        Assert.False(results[0].TryGetProperty("nodes", out _));
        Assert.Equal((await Simulate(Drain)).GetRawText(), results[1].GetRawText());
        Assert.Equal(
            "line 3: $.drain: must not be empty",
            results[2].GetProperty("error").GetString()
        );
    }

    [Fact]
    public async Task People_see_routes_totals_waves_and_a_verdict()
    {
        var lines = (await Run(Drain, "-")).Output.Split(
            '\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );

        Assert.Equal(
            "3 migrations between 3 nodes of 1250 MiB/s, stop policy of QEMU, as many at once as the limits allow",
            lines[0]
        );
        Assert.Equal(["VM", "from", "to", "wave", "start (s)"], Cells(lines[1])[..5]);
        Assert.Contains(
            lines,
            line => Cells(line) is ["web-1", "a-1", "a-2", "1", "0.00", "6.55", ..]
        );
        Assert.Contains(lines, line => Cells(line) is ["not converged (migrations)", "0", "0"]);
        Assert.Contains(lines, line => Cells(line) is ["wave", "nodes", "empty after (s)"]);
        Assert.Contains(lines, line => Cells(line) is ["2", "a-2", "79.66"]);
        Assert.Equal(
            "As many at once as the limits allow takes as long as one at a time (79.66 s against 79.66 s); every VM converges.",
            lines[^1]
        );
    }

    [Fact]
    public async Task A_vm_that_fits_nowhere_is_refused() =>
        (
            await Run(
                ClusterText.With(
                    """ "drain": ["a-1"] """,
                    """[ { "name": "a", "count": 3, "bandwidth": 1, "memory": "8 GiB" } ]"""
                ),
                "-"
            )
        ).AssertRefused(
            "standard input: $.drain: 'web-1' (8 GiB) fits nowhere when 'a-1' is emptied: the most free memory of another node is then 0"
        );

    private static JsonElement[] Vms(JsonElement result) =>
        [.. result.GetProperty("vms").EnumerateArray()];
}
