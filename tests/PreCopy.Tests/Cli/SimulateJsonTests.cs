using System.Text;
using System.Text.Json;
using PreCopy.Tests.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>The JSON of <c>simulate</c>: its keys, their order and the numbers of the model.</summary>
public sealed class SimulateJsonTests(TemporaryFiles files) : IClassFixture<TemporaryFiles>
{
    private const double MiB = 1 << 20;

    private static readonly string[] Totals =
    [
        "makespanSeconds",
        "meanCompletionSeconds",
        "bytesSent",
        "firstPassBytes",
        "resentBytes",
        "maxDowntimeSeconds",
        "notConverged",
        "lostVcpuSeconds",
        "wastedBytes",
        "wastedSeconds",
    ];

    private static string Identical(int count) =>
        ScenarioText.With(
            policy: """{ "downtime": "300 ms" }""",
            vms: $$"""[ { "name": "web", "count": {{count}}, "memory": "8192 MiB", "dirty": { "rate": "100 MiB/s" } } ]"""
        );

    private static async Task<JsonElement> Simulate(string json) =>
        Assert.Single(
            (
                await Precopy.RunAsync(
                    ["simulate", "-", "--json"],
                    Encoding.UTF8.GetBytes(json),
                    TestContext.Current.CancellationToken
                )
            ).Documents()
        );

    private static IEnumerable<string> Keys(JsonElement json) =>
        json.EnumerateObject().Select(property => property.Name);

    private static double Number(JsonElement json, string key) => json.GetProperty(key).GetDouble();

    [Fact]
    public async Task Keys_are_those_of_the_contract_in_its_order()
    {
        var result = await Simulate(Identical(2));

        Assert.Equal([.. Totals, "sequential", "vms"], Keys(result));
        Assert.Equal(Totals, Keys(result.GetProperty("sequential")));
        Assert.Equal(2, result.GetProperty("vms").GetArrayLength());
        Assert.All(
            result.GetProperty("vms").EnumerateArray(),
            vm =>
                Assert.Equal(
                    [
                        "name",
                        "startSeconds",
                        "endSeconds",
                        "downtimeSeconds",
                        "bytesSent",
                        "liveRounds",
                        "outcome",
                        "lostVcpuSeconds",
                        "postCopySeconds",
                        "demandedBytes",
                        "wastedBytes",
                        "wastedSeconds",
                    ],
                    Keys(vm)
                )
        );
    }

    [Theory]
    [InlineData(1, 7.12, 7.12, 0.042, 2, 8900)]
    [InlineData(2, 15.59, 14.24, 0.054, 3, 9746)]
    [InlineData(4, 38.42, 28.48, 0.275, 4, 12007)]
    [InlineData(8, 145.20, 56.96, 0.248, 12, 22687)]
    [InlineData(12, 1959.05, 85.44, 0.293, 137, 204068)]
    public async Task The_table_of_the_model_is_reproduced(
        int count,
        double makespan,
        double sequential,
        double downtime,
        int rounds,
        double sentMiB
    )
    {
        var result = await Simulate(Identical(count));

        Assert.Equal(makespan, Number(result, "makespanSeconds"), 0.005);
        Assert.Equal(
            sequential,
            Number(result.GetProperty("sequential"), "makespanSeconds"),
            0.005
        );
        Assert.Equal(downtime, Number(result, "maxDowntimeSeconds"), 0.0005);
        Assert.Equal(count * 8192 * MiB, Number(result, "firstPassBytes"));
        Assert.Equal(0, result.GetProperty("notConverged").GetInt32());
        Assert.All(
            result.GetProperty("vms").EnumerateArray(),
            vm =>
            {
                Assert.Equal(rounds, Number(vm, "liveRounds"));
                Assert.Equal(sentMiB, Number(vm, "bytesSent") / MiB, 0.5);
                Assert.Equal("converged", vm.GetProperty("outcome").GetString());
            }
        );
    }

    [Fact]
    public async Task What_never_ends_is_null_and_what_is_finite_is_not()
    {
        var result = await Simulate(Identical(13));

        string[] endless =
        [
            "makespanSeconds",
            "meanCompletionSeconds",
            "bytesSent",
            "resentBytes",
            "maxDowntimeSeconds",
        ];
        Assert.All(
            endless,
            key => Assert.Equal(JsonValueKind.Null, result.GetProperty(key).ValueKind)
        );
        Assert.Equal(13, result.GetProperty("notConverged").GetInt32());
        Assert.Equal(92.56, Number(result.GetProperty("sequential"), "makespanSeconds"), 0.005);
        var vm = result.GetProperty("vms")[12];
        Assert.Equal("web-13", vm.GetProperty("name").GetString());
        Assert.Equal("never", vm.GetProperty("outcome").GetString());
        Assert.Equal(0, Number(vm, "startSeconds"));
        Assert.Equal(JsonValueKind.Null, vm.GetProperty("endSeconds").ValueKind);
    }

    [Theory]
    [InlineData("""{ "maxRounds": 2 }""", "forced")]
    [InlineData("""{ "downtime": "1 ms", "timeout": "10 s" }""", "aborted")]
    [InlineData("""{ "downtime": "1 ms", "timeout": "10 s", "onTimeout": "force" }""", "forced")]
    [InlineData(
        """{ "downtime": "1 ms", "timeout": "10 s", "onTimeout": "post-copy" }""",
        "post-copy"
    )]
    public async Task Outcomes_are_words(string policy, string outcome)
    {
        var result = await Simulate(
            ScenarioText.With(policy: policy, dirty: """{ "rate": "2000 MiB/s" }""")
        );

        Assert.Equal(outcome, result.GetProperty("vms")[0].GetProperty("outcome").GetString());
        Assert.Equal(1, result.GetProperty("notConverged").GetInt32());
    }

    [Fact]
    public async Task An_abort_wastes_what_was_sent()
    {
        var result = await Simulate(
            ScenarioText.With(
                policy: """{ "preset": "qemu", "timeout": "10 s" }""",
                dirty: """{ "rate": "2000 MiB/s" }"""
            )
        );

        var vm = result.GetProperty("vms")[0];
        Assert.Equal(12_500 * MiB, Number(vm, "wastedBytes"), 1e-3);
        Assert.Equal(10, Number(vm, "wastedSeconds"), 1e-9);
        Assert.Equal(0, Number(vm, "postCopySeconds"));
    }

    [Fact]
    public async Task Numbers_keep_every_bit()
    {
        // 2^52 + 1 bytes at 2^52 bytes/s: one more than 1 by the last bit.
        var result = await Simulate(
            ScenarioText.With(
                link: """{ "bandwidth": 4503599627370496 }""",
                memory: "4503599627370497",
                dirty: """{ "rate": 0 }"""
            )
        );

        Assert.Equal(Math.BitIncrement(1.0), Number(result, "makespanSeconds"));
        Assert.Equal("4503599627370497", result.GetProperty("bytesSent").GetRawText());
    }

    [Fact]
    public async Task Names_stay_legible()
    {
        var result = await Precopy.RunAsync(
            ["simulate", "-", "--json"],
            Encoding.UTF8.GetBytes(
                ScenarioText.With(
                    vms: """[ { "name": "wéb's <1>", "memory": 1, "dirty": { "rate": 0 } } ]"""
                )
            ),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("\"name\":\"wéb's <1>\"", result.Output);
    }

    [Fact]
    public async Task A_file_with_comments_and_a_byte_order_mark_is_read()
    {
        var file = files.Write("good.json", "\ufeff// two of them\n" + Identical(2));

        var result = await Precopy.RunAsync(
            ["simulate", file, "--json"],
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Equal(2, Assert.Single(result.Documents()).GetProperty("vms").GetArrayLength());
    }
}
