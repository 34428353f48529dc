using System.Text.Json;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>How a run of the command line ended.</summary>
internal sealed record PrecopyResult(int ExitCode, string Output, string Error)
{
    /// <summary>The JSON documents on standard output, one a line; asserts that the run was good.</summary>
    public JsonElement[] Documents()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
        return Lines();
    }

    /// <summary>The JSON documents on standard output, one a line.</summary>
    public JsonElement[] Lines() =>
        [
            .. Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

    /// <summary>Asserts the contract of bad input: exit code 2, one line on standard error, nothing on standard output.</summary>
    public void AssertRefused(string message)
    {
        Assert.Equal("", Output);
        Assert.Equal(2, ExitCode);
        Assert.StartsWith("precopy: ", Error);
        Assert.EndsWith("\n", Error);
        Assert.Single(Error, '\n');
        Assert.Contains(message, Error);
    }
}
