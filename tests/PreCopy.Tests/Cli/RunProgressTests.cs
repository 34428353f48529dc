using PreCopy.Cli.Run;
using Xunit;

namespace PreCopy.Tests.Cli;

public sealed class RunProgressTests
{
    private double _seconds;

    [Fact]
    public void The_time_left_goes_by_the_pace_of_the_benchmarks_so_far()
    {
        var progress = new BenchmarkProgress("short", () => _seconds);
        Assert.StartsWith("building the benchmarks, about 2 min", progress.Text);

        _seconds = 20;
        Assert.True(progress.Read("// ***** Found 12 benchmark(s) in total *****"));
        _seconds = 30;
        Assert.True(Start(progress));
        Assert.Equal(
            "benchmark 1 of 12: LinkSharing.Simulate [Concurrency=4, Split=70/30], about 40 s left",
            progress.Text
        );

        _seconds = 40;
        Remain(progress, 11);
        _seconds = 50;
        Remain(progress, 10);
        Assert.Equal(100, progress.SecondsLeft);
        Assert.True(Start(progress));
        Assert.Equal(
            "benchmark 3 of 12: LinkSharing.Simulate [Concurrency=4, Split=70/30], about 1 min 40 s left",
            progress.Text
        );
    }

    [Fact]
    public void Hours_are_not_told_by_the_second()
    {
        var progress = new BenchmarkProgress("full", () => _seconds);
        progress.Read("// ***** Found 58 benchmark(s) in total *****");

        Assert.Equal("building the benchmarks, about 20 min left", progress.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("// Found 6 benchmarks:")]
    [InlineData("//   LinkSharing.Simulate: short [Concurrency=4]")]
    [InlineData("// ***** Found 0 benchmark(s) in total *****")]
    [InlineData("WorkloadResult   1: 1000000 op, 553259414.00 ns, 553.2594 ns/op")]
    public void Other_lines_change_nothing(string line)
    {
        var progress = new BenchmarkProgress("dry", () => _seconds);
        var before = progress.Text;

        Assert.False(progress.Read(line));
        Assert.Equal(before, progress.Text);
    }

    [Fact]
    public void A_benchmark_without_parameters_has_its_name_alone()
    {
        var progress = new BenchmarkProgress("dry", () => _seconds);
        progress.Read("// ***** Found 1 benchmark(s) in total *****");
        progress.Read("// Benchmark: A.Run: dry(Toolchain=InProcessEmitToolchain, UnrollFactor=1)");

        Assert.StartsWith("benchmark 1 of 1: A.Run, about ", progress.Text);
    }

    [Theory]
    [InlineData(null, "anything", true)]
    [InlineData("*kernel*", "PreCopy.Benchmarks.KernelVariants.Migrate", true)]
    [InlineData("kernel-cost", "kernel-cost", true)]
    [InlineData("kernel", "kernel-cost", false)]
    [InlineData("slowdown-ma?", "slowdown-map", true)]
    public void A_filter_is_a_pattern_for_the_whole_name(
        string? pattern,
        string name,
        bool matches
    ) => Assert.Equal(matches, new NameFilter(pattern).Matches(name));

    private static bool Start(BenchmarkProgress progress) =>
        progress.Read(
            "// Benchmark: LinkSharing.Simulate: short(Arguments=/p:RunAnalyzers=false, IterationCount=15) [Concurrency=4, Split=70/30]"
        );

    private static void Remain(BenchmarkProgress progress, int count) =>
        progress.Read(
            $"// ** Remained {count} (50.0 %) benchmark(s) to run. Estimated finish 2026-01-01 00:00 (0h 0m from now) **"
        );
}
