using System.Management.Automation;
using Xunit;

namespace PreCopy.Tests.House;

/// <summary>What <c>run-benchmarks.ps1</c> does, in the real PowerShell engine against a dotnet that only takes notes.</summary>
[Collection(nameof(ProcessWide))]
public sealed class RunBenchmarksScriptTests
{
    private static readonly string Script = RepositoryRoot.Combine("run-benchmarks.ps1");
    private static readonly string[] Command =
    [
        "run",
        "-c",
        "Release",
        "--project",
        $"{RepositoryRoot.Path}/src/PreCopy.Cli",
        "--",
        "run",
    ];

    [Theory]
    [InlineData("", "--job", "short")]
    [InlineData("-Job dry", "--job", "dry")]
    [InlineData("-Job short", "--job", "short")]
    [InlineData("-Job Full", "--job", "full")]
    [InlineData("-Filter '*Kernel*'", "--job", "short", "--filter", "*Kernel*")]
    [InlineData("-Filter *", "--job", "short", "--filter", "*")]
    [InlineData("-Out 'my results'", "--job", "short", "--out", "my results")]
    [InlineData("-SaveBaseline v1", "--job", "short", "--save-baseline", "v1")]
    [InlineData("-SaveBaseline v1 -Force", "--job", "short", "--save-baseline", "v1", "--force")]
    [InlineData("full A* b", "--job", "full", "--filter", "A*", "--out", "b")]
    public void Parameters_become_the_words_of_the_command(string parameters, params string[] words)
    {
        using var dotnet = FakeDotnet.ExitingWith(0);

        Assert.Equal(0, dotnet.Run($"& '{Script}' {parameters}"));

        Assert.Equal([.. Command, .. words], dotnet.Arguments);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(130)]
    public void The_exit_code_is_passed_on(int code)
    {
        using var dotnet = FakeDotnet.ExitingWith(code);

        Assert.Equal(code, dotnet.Run($"& '{Script}'"));
    }

    [Fact]
    public void The_current_directory_stays_the_callers()
    {
        using var dotnet = FakeDotnet.ExitingWith(0);

        dotnet.Run($"& '{Script}'");

        Assert.Equal(dotnet.CallerFolder, dotnet.CurrentDirectory);
    }

    [Theory]
    [InlineData("-Job forever", "dry,short,full")]
    [InlineData("-Filter ''", "Filter")]
    [InlineData("-Out ''", "Out")]
    [InlineData("-SaveBaseline ''", "SaveBaseline")]
    [InlineData("-Jobs dry", "Jobs")]
    public void A_wrong_parameter_is_refused_before_anything_runs(string parameters, string reason)
    {
        using var dotnet = FakeDotnet.ExitingWith(0);

        var error = Assert.ThrowsAny<ParameterBindingException>(() =>
            dotnet.Run($"& '{Script}' {parameters}")
        );

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(dotnet.Arguments);
    }

    [Fact]
    public void Without_dotnet_one_line_says_what_to_install()
    {
        using var dotnet = FakeDotnet.Missing();
        var usual = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            Assert.Equal(2, dotnet.Run($"& '{Script}'"));
        }
        finally
        {
            Console.SetError(usual);
        }

        Assert.StartsWith("run-benchmarks: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(".NET 10 SDK", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString(), '\n');
    }
}
