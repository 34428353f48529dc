using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>How the command line is called, and what it says when it is called wrongly.</summary>
public sealed class UsageTests
{
    private static Task<PrecopyResult> Run(params string[] arguments) =>
        Precopy.RunAsync(arguments, cancel: TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("no verb given; see precopy --help")]
    [InlineData("unknown verb, option or argument 'simulat'; see precopy --help", "simulat")]
    [InlineData("unknown verb, option or argument '--jason'", "simulate", "a.json", "--jason")]
    [InlineData("unknown verb, option or argument 'b.json'", "simulate", "a.json", "b.json")]
    [InlineData("unknown verb, option or argument '@b.json'", "simulate", "a.json", "@b.json")]
    [InlineData("needs a SCENARIO file (- reads standard input) or --jsonl FILE", "simulate")]
    [InlineData("needs a SCENARIO file", "simulate", "--json")]
    [InlineData("and not both", "simulate", "a.json", "--jsonl", "b.jsonl")]
    [InlineData("'--jsonl'; see precopy simulate --help", "simulate", "--jsonl")]
    public async Task Bad_usage_is_one_line(string message, params string[] arguments) =>
        (await Run(arguments)).AssertRefused(message);

    [Theory]
    [InlineData("precopy simulate scenario.json", "--help")]
    [InlineData("precopy simulate scenario.json", "-h")]
    [InlineData("precopy simulate --jsonl scenarios.jsonl", "simulate", "--help")]
    [InlineData("precopy validate --json", "validate", "--help")]
    public async Task Help_ends_with_an_example(string example, params string[] arguments)
    {
        var result = await Run(arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.Contains("Usage:", result.Output);
        Assert.Contains(
            example,
            result.Output[result.Output.IndexOf("Example:", StringComparison.Ordinal)..]
        );
    }

    [Fact]
    public async Task Verbs_and_options_are_completed()
    {
        Assert.Contains("simulate", (await Run("[suggest]", "sim")).Output.Split('\n'));
        Assert.Contains("--jsonl", (await Run("[suggest:14]", "simulate --js")).Output.Split('\n'));
    }

    [Fact]
    public async Task Version_is_printed()
    {
        var result = await Run("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("0.", result.Output);
    }
}
