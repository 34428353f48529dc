using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>
/// The stall timeout: 10 MB over 1 MB/s, then rounds of 2 MB. The first of them, from 10 to 12 s, still progresses.
/// </summary>
public sealed class StallTimeoutTests
{
    private const double Bandwidth = 1e6;

    private static readonly Vm<CappedCurve> Settled = new(1e7, new(2e6, 2e6));

    [Theory]
    [InlineData(0.5, 3)]
    [InlineData(2, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(100_001, 50_003)]
    public async Task It_counts_from_the_end_of_the_last_round_that_progressed(
        double stall,
        double rounds
    )
    {
        var vm = await Bounded.Run(() => Run(stall, TimeoutAction.Abort, Settled));

        Assert.Equal((Outcome.Aborted, rounds), (vm.Outcome, vm.LiveRounds));
        Assert.Equal(12 + stall, vm.EndSeconds, 1e-9);
        Assert.Equal(Bandwidth * vm.EndSeconds, vm.BytesSent, 1e-2);
        Assert.Equal(vm.BytesSent, vm.WastedBytes);
        Assert.Equal(vm.EndSeconds, vm.WastedSeconds);
    }

    [Fact]
    public void It_does_what_the_timeout_does()
    {
        var forced = Run(5, TimeoutAction.Force, Settled);
        var postCopy = Run(5, TimeoutAction.PostCopy, Settled);

        // 1 MB unsent and 2 MB dirtied in a second are the working set of 2 MB.
        Assert.Equal((Outcome.Forced, 2), (forced.Outcome, forced.DowntimeSeconds));
        Assert.Equal(19, forced.EndSeconds, 1e-9);
        Assert.Equal((Outcome.PostCopy, 0), (postCopy.Outcome, postCopy.DowntimeSeconds));
        Assert.Equal(2, postCopy.PostCopySeconds, 1e-9);
    }

    [Fact]
    public void The_earlier_of_two_timeouts_strikes()
    {
        var policy = new StopPolicy { StallTimeoutSeconds = 5, TimeoutSeconds = 16.5 };

        Assert.Equal(16.5, Link.Run(new(Bandwidth, policy), Settled)[0].EndSeconds);
        Assert.Equal(
            17,
            Link.Run(new(Bandwidth, policy with { TimeoutSeconds = 17.5 }), Settled)[0].EndSeconds,
            1e-9
        );
    }

    [Fact]
    public void A_copy_that_shrinks_has_not_stalled()
    {
        // Halved each round, from 10 s on: whatever takes longer than the timeout, it progresses.
        var vm = Run(0.01, TimeoutAction.Abort, new(1e7, new(5e5, 1e7)), downtime: 0.01);

        Assert.Equal(Outcome.Converged, vm.Outcome);
    }

    [Theory]
    [InlineData(0.03, Outcome.Aborted)]
    [InlineData(0.1, Outcome.Converged)]
    public async Task Rounds_that_shrink_by_less_than_a_page_do_not_progress(
        double stall,
        Outcome outcome
    )
    {
        // Each round is 1/10,000 smaller: less than a page after 9,000 rounds, which take 0.04 s; then a page in 0.041 s.
        var scenario = new LinkScenario(
            new(1e9, new StopPolicy { DowntimeSeconds = 1e-3, StallTimeoutSeconds = stall }),
            [(1e8, new NaiveCurve.Capped(0.9999e9, 1e8), 1)]
        );

        var actual = await Bounded.Run(() => scenario.Run()[0]);
        var expected = scenario.RunNaively(100_000)![0];

        Assert.Equal(outcome, actual.Outcome);
        Assert.Equal(expected.Outcome, actual.Outcome);
        Assert.Equal(expected.LiveRounds, actual.LiveRounds);
        Assert.Equal(expected.EndSeconds, actual.EndSeconds, 1e-6);
    }

    private static VmResult Run(
        double stall,
        TimeoutAction action,
        Vm<CappedCurve> vm,
        double? downtime = null
    )
    {
        var policy = new StopPolicy
        {
            DowntimeSeconds = downtime,
            StallTimeoutSeconds = stall,
            OnTimeout = action,
        };
        return Link.Run(new(Bandwidth, policy), vm)[0];
    }
}
