using PreCopy.Results;
using PreCopy.Studies;
using PreCopy.Tests.Results;
using Xunit;

namespace PreCopy.Tests.Studies;

public sealed class RaceStudyTests
{
    [Fact]
    public void The_ablation_takes_the_quickest_kernel_of_each_idea_in_order()
    {
        var data = SyntheticRace.Complete().Study("where-the-speed-came-from").Data;

        Assert.Equal(
            [
                "Scalar",
                "VectorMaskedLoop",
                "Vector256Lifting",
                "Avx2PipelinedLifting",
                "ThreadedLifting",
            ],
            data.Texts("kernel")
        );
        var factors = data.Numbers("times faster than before");
        Assert.Equal(1, factors[0]);
        Assert.Equal(35.0 / 8, factors[1], 1e-6);
        Assert.Equal(2.1 / 1.1, factors[^1], 1e-6);
    }

    [Fact]
    public void An_idea_that_no_kernel_here_has_is_left_out_of_the_ablation() =>
        Assert.Equal(
            ["scalar loop", "software pipelining"],
            new SyntheticRace()
                .With(RaceNames.Kernels, 100_000, ("Scalar", 35), ("Avx512PipelinedLifting", 1.5))
                .Study("where-the-speed-came-from")
                .Data.Texts("idea")
        );

    [Fact]
    public void The_roofline_turns_times_into_traffic()
    {
        var result = SyntheticRace.Complete().Study("roofline");
        var times = result.Data.Numbers("time (ns/migration)");

        Assert.All(
            times.Zip(result.Data.Numbers("memory traffic (GB/s)")),
            row => Assert.Equal(61, row.First * row.Second, 1e-6)
        );
        Assert.Contains("10,000,000, Avx2PipelinedLifting takes 3.06 ns", result.Finding);
    }

    [Fact]
    public void Two_thread_counts_are_no_fit_and_the_finding_says_so()
    {
        var result = SyntheticRace.Complete().Study("thread-scaling");

        Assert.All(result.Data.Numbers("fitted speedup"), fit => Assert.True(double.IsNaN(fit)));
        Assert.Contains("too few cores here to fit a law", result.Finding);
        Assert.Contains("1.91 times", result.Finding);
    }

    [Fact]
    public void Amdahls_law_is_found_where_there_are_threads_enough()
    {
        const double serial = 0.04;
        var race = new SyntheticRace().With(
            RaceNames.Threads,
            100_000,
            [
                .. new[] { 1, 2, 4, 8 }.Select(threads =>
                    (RaceNames.WithThreads(threads), 2 * (serial + (1 - serial) / threads))
                ),
            ]
        );

        var data = race.Study("thread-scaling").Data;

        Assert.All(
            data.Numbers("speedup").Zip(data.Numbers("fitted speedup")),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6)
        );
    }

    [Fact]
    public void One_thread_does_not_scale() =>
        Assert.Throws<MissingMeasurementsException>(() =>
            new SyntheticRace()
                .With(RaceNames.Threads, 100_000, (RaceNames.WithThreads(1), 2))
                .Study("thread-scaling")
        );

    [Fact]
    public void Kernels_are_compared_with_the_peers_that_took_part()
    {
        var data = SyntheticRace.Complete().Study("against-native").Data;

        Assert.Equal(
            [
                "Avx2PipelinedLifting 1000",
                "Scalar 100000",
                "VectorMaskedLoop 100000",
                "Avx2PipelinedLifting 100000",
            ],
            data.Texts("kernel").Zip(data.Texts("batch size"), (kernel, size) => $"{kernel} {size}")
        );
        Assert.Equal(35.0 / 56, data.Numbers("ratio")[1], 1e-6);
    }

    [Fact]
    public void Without_native_peers_there_is_no_comparison() =>
        Assert.Contains(
            "compiler",
            Assert
                .Throws<MissingMeasurementsException>(() =>
                    new SyntheticRace()
                        .With(RaceNames.Kernels, 100_000, ("Scalar", 35))
                        .Study("against-native")
                )
                .Message
        );

    [Fact]
    public void The_ladder_reads_the_jobs_and_leaves_out_rungs_that_the_machine_lacks()
    {
        var benchmarks = BenchmarkTableTests.Measurements();
        foreach (var (job, mean) in new[] { ("scalar", 60.0), ("256", 8.0) })
            benchmarks.Add(
                "InstructionSets",
                "Migrate",
                "Technique=masked loop",
                job,
                15,
                mean,
                mean,
                0.1,
                0.5,
                0,
                "",
                "",
                "ff"
            );
        var result = StudyRegistry
            .All.Single(study => study.Name == "isa-ladder")
            .Run(new(benchmarks, CancellationToken.None));

        Assert.Equal(["scalar", "256 bits"], result.Data.Texts("instruction set"));
        Assert.Contains("8.0 ns with 256 bits, 7.5 times as fast", result.Finding);
    }

    [Theory]
    [InlineData("NativeLifting", true, null)]
    [InlineData("ThreadedLifting(16)", false, 16)]
    [InlineData("ThreadedLifting", false, null)]
    public void Names_tell_natives_and_threads(string contender, bool isNative, int? threads)
    {
        Assert.Equal(isNative, RaceNames.IsNative(contender));
        Assert.Equal(threads, RaceNames.ThreadsOf(contender));
    }
}
