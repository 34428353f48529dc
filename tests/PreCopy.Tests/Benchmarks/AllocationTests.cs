using PreCopy.Benchmarks;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Benchmarks;

public sealed class AllocationTests
{
    private const int Batches = 5;

    [Fact]
    public void A_kernel_benchmark_allocates_nothing()
    {
        var benchmark = new KernelVariants { Kernel = KernelRegistry.Best.Name, BatchSize = 1_000 };
        benchmark.SetUp();
        AssertAllocatesNothing(benchmark.Migrate);
    }

    [Theory]
    [InlineData("equal")]
    [InlineData("70/30")]
    [InlineData("sequential")]
    public void A_link_benchmark_allocates_nothing(string split)
    {
        var benchmark = new LinkSharing { Split = split, Concurrency = 16 };
        benchmark.SetUp();
        AssertAllocatesNothing(benchmark.Simulate);
    }

    [Theory]
    [InlineData("capped")]
    [InlineData("saturating")]
    [InlineData("hot-cold")]
    [InlineData("measured")]
    public void No_curve_allocates_in_the_engine(string curve)
    {
        var benchmark = new LinkCurves { Curve = curve };
        benchmark.SetUp();
        AssertAllocatesNothing(benchmark.Simulate);
    }

    [Fact]
    public void No_event_allocates()
    {
        var events = new LinkEvents { Concurrency = 16 };
        events.SetUp();
        AssertAllocatesNothing(events.Simulate);
        var waiting = new LinkWaiting { Vms = 512 };
        waiting.SetUp();
        AssertAllocatesNothing(waiting.Simulate);
    }

    [Fact]
    public void A_cluster_s_maintenance_allocates_nothing()
    {
        var nodes = new ClusterNodes { Nodes = 100 };
        nodes.SetUp();
        AssertAllocatesNothing(nodes.Maintain);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    public void A_sweep_over_splits_allocates_nothing(int concurrency)
    {
        var sweep = new LinkSplitSweep { Concurrency = concurrency };
        sweep.SetUp();
        AssertAllocatesNothing(sweep.Lanes);
        AssertAllocatesNothing(sweep.Engine);
    }

    private static void AssertAllocatesNothing(Action invoke)
    {
        // The runtime itself allocates now and then: the least of several batches is the code's own.
        var least = long.MaxValue;
        for (var i = 0; i < Batches && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            invoke();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }
}
