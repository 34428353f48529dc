using PreCopy.Benchmarks.Workloads;
using Xunit;

namespace PreCopy.Tests.Benchmarks;

/// <summary>What the link benchmarks count and compute.</summary>
public sealed class LinkRunTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(16, 16)]
    [InlineData(8, 512)]
    [InlineData(8, 4096)]
    public void An_invocation_has_the_events_that_its_mean_is_divided_by(
        int atOnce,
        int batchSize
    ) =>
        Assert.InRange(
            new LinkEventRun(atOnce, batchSize).CountedEvents,
            0.9999 * LinkEventRun.Events,
            LinkEventRun.Events
        );

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void Lanes_and_engine_compute_the_same_sweep(int size)
    {
        var run = new LinkGroupRun(size);

        run.RunLanes();
        var (lanes, events) = (run.Answer, run.CountedEvents);
        run.RunEngine();

        Assert.Equal(lanes, run.Answer);
        Assert.Equal(events, run.CountedEvents);
        Assert.InRange(events, 2 * size * LinkGroupRun.Groups, 31 * size * LinkGroupRun.Groups);
    }
}
