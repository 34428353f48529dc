using BenchmarkDotNet.Jobs;
using PreCopy.Benchmarks.Configuration;
using Xunit;

namespace PreCopy.Tests.Benchmarks;

public sealed class BenchmarkJobsTests
{
    [Theory]
    [InlineData("short")]
    [InlineData("full")]
    public void The_suites_job_is_its_own_also_when_changed_on_the_command_line(string name)
    {
        var job = BenchmarkJobs.Named(name);

        Assert.True(BenchmarkJobs.IsOwn(job));
        Assert.True(BenchmarkJobs.IsOwn(job.WithLaunchCount(7)));
        Assert.True(BenchmarkJobs.IsOwn(new Job(job)));
    }

    [Fact]
    public void Another_job_is_not_the_suites_own() =>
        Assert.False(BenchmarkJobs.IsOwn(BenchmarkJobs.Named("short").WithId("256")));
}
