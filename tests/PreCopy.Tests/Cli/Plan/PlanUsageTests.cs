using System.Text;
using Xunit;

namespace PreCopy.Tests.Cli.Plan;

/// <summary>The verb <c>plan</c> as people meet it when something is wrong.</summary>
public sealed class PlanUsageTests
{
    [Theory]
    [InlineData("--link is missing")]
    [InlineData("standard input: ", "--link", "10 Gbit/s", "--drain", "n1")]
    [InlineData("--link: '10 Gbit' is an amount of bytes, not a rate", "--link", "10 Gbit")]
    [InlineData(
        "--drain: the inventory has no node 'n9'; there are: n1",
        "--link",
        "1 GB/s",
        "--drain",
        "n9"
    )]
    public async Task Bad_input_is_one_line(string message, params string[] options) =>
        (
            await Precopy.RunAsync(
                ["plan", "-", .. options],
                Encoding.UTF8.GetBytes(
                    message.StartsWith("standard", StringComparison.Ordinal)
                        ? "name,memory\na,\n"
                        : "name,memory,host\na,8 GiB,n1\n"
                ),
                TestContext.Current.CancellationToken
            )
        ).AssertRefused(message);

    [Fact]
    public async Task The_help_ends_with_examples_and_the_keys()
    {
        var result = await Precopy.RunAsync(
            ["plan", "--help"],
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("precopy plan inventory.csv --link", result.Output);
        Assert.Contains("\"probabilityBest\"", result.Output);
    }
}
