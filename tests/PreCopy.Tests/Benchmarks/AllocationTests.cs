using PreCopy.Benchmarks;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Kernels;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.Benchmarks;

public sealed class AllocationTests
{
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

    [Fact]
    public void A_draw_of_the_planner_allocates_its_generator_and_its_link_however_many_VMs()
    {
        const long most = 600 * PlannerDrawRun.Draws;
        long[] allocated =
        [
            .. new[] { 10, 100 }.Select(vms =>
            {
                var draws = new PlannerDraws { Vms = vms };
                draws.SetUp();
                return Allocations.Least(draws.Simulate);
            }),
        ];

        Assert.Equal(allocated[0], allocated[1]);
        Assert.InRange(allocated[0], 0, most);
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

    private static void AssertAllocatesNothing(Action invoke) =>
        Assert.Equal(0, Allocations.Least(invoke));
}
