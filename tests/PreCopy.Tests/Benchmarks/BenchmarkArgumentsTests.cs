using PreCopy.Benchmarks.Configuration;
using Xunit;

namespace PreCopy.Tests.Benchmarks;

public sealed class BenchmarkArgumentsTests
{
    [Theory]
    [InlineData("", "short", "--filter *")]
    [InlineData("dry", "dry", "--filter *")]
    [InlineData("full --filter *Link*", "full", "--filter *Link*")]
    [InlineData("-f *Link*", "short", "-f *Link*")]
    [InlineData("--list flat", "short", "--list flat --filter *")]
    [InlineData("--job Dry", "short", "--job Dry --filter *")]
    public void Our_word_comes_first_and_the_rest_is_BenchmarkDotNets(
        string arguments,
        string job,
        string options
    )
    {
        var parsed = BenchmarkArguments.Parse(
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

        Assert.Equal(job, parsed.Job);
        Assert.Equal(options, string.Join(' ', parsed.Options));
    }

    [Fact]
    public void Each_job_bears_its_own_name() =>
        Assert.All(
            BenchmarkJobs.Names,
            name => Assert.Equal(name, BenchmarkJobs.Named(name).ResolvedId)
        );
}
