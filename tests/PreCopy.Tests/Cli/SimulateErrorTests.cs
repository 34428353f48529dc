using System.Text;
using PreCopy.Tests.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>Bad input to <c>simulate</c>: exit code 2, one line that helps, and nothing else.</summary>
public sealed class SimulateErrorTests(TemporaryFiles files) : IClassFixture<TemporaryFiles>
{
    private static Task<PrecopyResult> Run(params string[] arguments) =>
        Precopy.RunAsync(arguments, cancel: TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    [InlineData("--jsonl")]
    public async Task Files_that_are_none(string option)
    {
        string[] Arguments(string file) =>
            option == "" ? ["simulate", file] : ["simulate", option, file];

        (await Run(Arguments(files.PathOf("missing.json")))).AssertRefused(
            "missing.json: no such file; name a file, or - for standard input"
        );
        (await Run(Arguments(files.PathOf("no/folder.json")))).AssertRefused(
            "folder.json: no such file"
        );
        (await Run(Arguments(""))).AssertRefused("no such file");
        (await Run(Arguments(files.Folder))).AssertRefused(
            $"{files.Folder}: a directory; name a file, or - for standard input"
        );
    }

    [Fact]
    public async Task A_file_in_use()
    {
        var file = files.Write("used.json", "{}");
        using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        (await Run("simulate", file)).AssertRefused("used.json: cannot be read");
    }

    [Theory]
    [InlineData("", "empty; write a scenario as a JSON object")]
    [InlineData("hello", "line 1, column 1: not JSON")]
    [InlineData("{\n  \"link\": NaN\n}", "line 2, column 11: not JSON")]
    [InlineData(
        "{ \"links\": 1 }",
        "$: unknown key 'links'; allowed are link, policy, schedule, vms"
    )]
    public async Task Files_that_hold_no_scenario(string text, string message)
    {
        var file = files.Write($"{Guid.NewGuid()}.json", text);

        (await Run("simulate", file, "--json")).AssertRefused($"{file}: {message}");
    }

    [Fact]
    public async Task Every_kind_of_bad_scenario()
    {
        (string Json, string Message)[] scenarios =
        [
            (
                ScenarioText.With(link: """{ "bandwidth": "10 GiB" }"""),
                "$.link.bandwidth: '10 GiB' is an amount of bytes"
            ),
            (
                ScenarioText.With(link: """{ "bandwidth": -1 }"""),
                "$.link.bandwidth: '-1' is out of range"
            ),
            (ScenarioText.With(memory: "0"), "$.vms[0].memory: '0' is out of range"),
            (ScenarioText.With(memory: "1e300"), "$.vms[0].memory: '1e300' is out of range"),
            (
                ScenarioText.With(memory: "\"NaN\""),
                "$.vms[0].memory: 'NaN' does not start with a number"
            ),
            (
                ScenarioText.With(policy: """{ "downtime": 0 }"""),
                "$.policy.downtime: '0' is out of range"
            ),
            (ScenarioText.With(policy: "{}"), "$.policy: empty"),
            (
                ScenarioText.With(schedule: """{ "weights": [1, 2] }"""),
                "$.schedule.weights: 2 weights"
            ),
            (ScenarioText.With(vms: "[]"), "$.vms: must not be empty"),
            (
                ScenarioText.With(dirty: """{ "rate": 1, "rate": 2 }"""),
                "$.vms[0].dirty: the key 'rate' is there twice"
            ),
        ];

        foreach (var (json, message) in scenarios)
        {
            var result = await Precopy.RunAsync(
                ["simulate", "-", "--json"],
                Encoding.UTF8.GetBytes(json),
                TestContext.Current.CancellationToken
            );
            result.AssertRefused($"standard input: {message}");
        }
    }
}
