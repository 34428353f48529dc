using PreCopy.Benchmarks.Race;
using Xunit;

namespace PreCopy.Tests.Benchmarks.Race;

public sealed class RaceArgumentsTests
{
    [Theory]
    [InlineData("", "short", null)]
    [InlineData("full", "full", null)]
    [InlineData("dry --launch 3", "dry", 3)]
    public void Words_choose_job_and_launch(string words, string job, int? launch)
    {
        var (arguments, problem) = Parse(words);

        Assert.Equal("", problem);
        Assert.Equal(job, arguments!.Job.Name);
        Assert.Equal(launch, arguments.Launch);
        Assert.Equal(Path.Combine("folder", "kernel-race.csv"), arguments.Out);
    }

    [Fact]
    public void The_file_is_named_from_the_current_folder() =>
        Assert.Equal(Path.GetFullPath("x.csv"), Parse("--out x.csv").Arguments!.Out);

    [Theory]
    [InlineData("long")]
    [InlineData("--out")]
    [InlineData("short --launch many")]
    [InlineData("--filter x")]
    public void Anything_else_is_refused_with_the_usage(string words)
    {
        var (arguments, problem) = Parse(words);

        Assert.Null(arguments);
        Assert.EndsWith("usage: race [dry|short|full] [--out FILE]", problem);
    }

    private static (RaceArguments? Arguments, string Problem) Parse(string words) =>
        RaceArguments.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "folder");
}
