using System.Text;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>Bad input to <c>fit</c>: exit code 2, one line that helps, and no file.</summary>
public sealed class FitErrorTests(TemporaryFiles files) : IClassFixture<TemporaryFiles>
{
    private const string Good =
        "seconds,dirtied MiB\n1,100\n5,450\n10,800\n20,1250\n40,1700\n60,1900\n";

    [Theory]
    [InlineData("", "standard input: empty")]
    [InlineData("{\"return\":{\"status\":\"act", "standard input: line 1, column")]
    [InlineData("seconds,bytes\n1,many", "standard input: row 2, column 2 (bytes): 'many'")]
    [InlineData(
        "seconds,bytes\n2,1\n1,2",
        "standard input: row 3, column 1 (seconds): the times go back"
    )]
    public async Task Logs_that_are_none(string log, string message) =>
        (await Run(log)).AssertRefused(message);

    [Theory]
    [InlineData(
        "--curve: 'linear' is no curve; write capped, saturating, hot-cold, measured or best",
        "--curve",
        "linear"
    )]
    [InlineData("--memory: '8 GB/s' is a rate, not an amount of bytes", "--memory", "8 GB/s")]
    [InlineData("--memory: 1 GiB is less than what one sample dirtied", "--memory", "1 GiB")]
    [InlineData("--link: 'fast' does not start with a number", "--link", "fast")]
    [InlineData("--page-size: '0' is out of range", "--page-size", "0")]
    [InlineData("--policy: 'best' is no policy", "--policy", "best")]
    [InlineData("'--seed'", "--seed", "x")]
    public async Task Options_that_are_none(string message, params string[] options) =>
        (await Run(Good, options)).AssertRefused(message);

    [Fact]
    public async Task A_scenario_needs_a_memory_and_a_link()
    {
        var path = files.PathOf("guest.json");
        (await Run(Good, "--scenario", path)).AssertRefused("--scenario needs --memory");
        (await Run(Good, "--scenario", path, "--memory", "8 GiB")).AssertRefused(
            "--scenario needs --link"
        );
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_folder_that_is_a_file()
    {
        var file = files.Write("file", "");
        (await Run(Good, "--out", file)).AssertRefused($"--out {file}: a file; name a folder");
    }

    [Fact]
    public async Task Whole_migrations_do_not_tell_every_curve()
    {
        var log = "memory,total time,sent\n1 GiB,1,1.1 GiB\n2 GiB,2,2.2 GiB\n3 GiB,3,3.3 GiB\n";
        (await Run(log, "--curve", "hot-cold")).AssertRefused(
            "--curve hot-cold: whole migrations tell too little for it"
        );
    }

    [Fact]
    public async Task A_file_that_is_none() =>
        (
            await Precopy.RunAsync(
                ["fit", files.PathOf("no.log")],
                cancel: TestContext.Current.CancellationToken
            )
        ).AssertRefused("no.log: no such file; name a file, or - for standard input");

    private static Task<PrecopyResult> Run(string log, params string[] options) =>
        Precopy.RunAsync(
            ["fit", "-", .. options],
            Encoding.UTF8.GetBytes(log),
            TestContext.Current.CancellationToken
        );
}
