using PreCopy.Cli.Lab;
using PreCopy.Lab.Hosts;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>How the lab is called, without anything being migrated.</summary>
public sealed class LabUsageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("no verb given; see precopy lab --help")]
    [InlineData("unknown verb, option or argument 'walk'; see precopy lab --help", "walk")]
    [InlineData("--vms: a number from 1 to 16; see precopy lab run --help", "run", "--vms", "17")]
    [InlineData("give one of them", "run", "--dirty-share", "0.1", "--dirty-rate", "5")]
    [InlineData("--on-timeout goes with --timeout", "run", "--on-timeout", "force")]
    [InlineData("--dirty-share: a number from 0", "run", "--dirty-share", "-1")]
    [InlineData("--memory: 'a lot' does not start with a number", "run", "--memory", "a lot")]
    [InlineData("--downtime: '5 MiB' is an amount of bytes", "run", "--downtime", "5 MiB")]
    [InlineData("--concurrency: '0'; write a number from 1", "run", "--concurrency", "0")]
    [InlineData("--weights: 'x'; write a number above 0", "run", "--weights", "1,x")]
    [InlineData("there must be a weight for each VM", "run", "--weights", "1,2,3")]
    [InlineData("memory must be whole MiB", "run", "--memory", "1 GB")]
    [InlineData("dirty rate must be from 0 to 1,000,000", "run", "--dirty-rate", "1000001")]
    [InlineData("--short and --full: choose one", "study", "--short", "--full")]
    [InlineData("--repetitions: a number from 1 to 100", "study", "--repetitions", "0")]
    [InlineData("'pigeons'", "study", "--link", "pigeons")]
    public async Task Bad_usage_is_one_line(string message, params string[] arguments) =>
        (await Lab(arguments)).AssertRefused(message);

    [Theory]
    [InlineData("precopy lab run --vms 2")]
    [InlineData("precopy lab check", "check")]
    [InlineData("precopy lab run --vms 3", "run")]
    [InlineData("precopy lab study --short", "study")]
    public async Task Help_ends_with_an_example(string example, params string[] arguments)
    {
        var result = await Lab([.. arguments, "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            example,
            result.Output[result.Output.IndexOf("Example:", StringComparison.Ordinal)..]
        );
    }

    [Fact]
    public async Task A_check_says_what_there_is()
    {
        var shown = await Lab("check");
        var document = Assert.Single((await Lab("check", "--json")).Lines());

        Assert.Equal(
            LabRequirements.Check().Select(check => check.Name),
            document
                .GetProperty("checks")
                .EnumerateArray()
                .Select(check => check.GetProperty("name").GetString())
        );
        Assert.Equal(document.GetProperty("ready").GetBoolean() ? 0 : 1, shown.ExitCode);
        Assert.All(LabRequirements.Check(), check => Assert.Contains(check.Name, shown.Output));
    }

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(true, false, 0)]
    [InlineData(false, false, 0)]
    [InlineData(false, true, 1)]
    public void Only_what_is_needed_must_be_there(bool isThere, bool isNeeded, int exitCode) =>
        Assert.Equal(
            exitCode,
            LabCheckCommand.Answer([
                new("Linux", IsThere: true, IsNeeded: true, "yes"),
                new("something", isThere, isNeeded, "?"),
            ])
        );

    private static Task<PrecopyResult> Lab(params string[] arguments) =>
        Precopy.RunAsync(["lab", .. arguments], cancel: Cancel);
}
