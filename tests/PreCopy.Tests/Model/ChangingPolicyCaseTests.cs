using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Policies;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>The parts of a policy that change with time, one by one, worked out by hand.</summary>
public sealed class ChangingPolicyCaseTests
{
    private const double GiB = 1L << 30;

    /// <summary>1 GiB at 1 GiB/s: the first pass takes a second, and a guest that dirties its working set at once re-sends it for ever.</summary>
    private static GuestAnswer Copy(StopPolicy policy, double dirtyRate, double workingSet) =>
        Copy(policy, dirtyRate, workingSet, 0);

    private static GuestAnswer Copy(
        StopPolicy policy,
        double dirtyRate,
        double workingSet,
        double switchover
    ) =>
        new Reference().Run(
            policy,
            [(GiB, GiB, new CappedCurve(dirtyRate * GiB, workingSet * GiB))],
            switchover
        )[0];

    [Fact]
    public void A_ramp_rises_at_whole_intervals()
    {
        // Looks at 1, 1.25, 1.5 … seconds; 0.25 s are enough from 0.1 + 2·0.1 on, after two intervals of 1 s.
        var policy = new StopPolicy
        {
            DowntimeSeconds = 0.1,
            Ramp = new(ToSeconds: 1, StepSeconds: 0.1, IntervalSeconds: 1),
        };
        var answer = Copy(policy, 10, 0.25);

        Assert.Equal((Outcome.Converged, 5), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(2.25, answer.TotalSeconds, 1e-12);
    }

    [Theory]
    [InlineData(false, 13)]
    [InlineData(true, 9)]
    public void A_ramp_may_begin_at_a_look(bool atOnce, int rounds)
    {
        // It begins at the fifth look, at 2 s; 0.25 s are enough after two steps.
        var policy = new StopPolicy
        {
            DowntimeSeconds = 0.1,
            Ramp = new(1, 0.1, 1) { FromLook = 5, StepsAtOnce = atOnce },
        };
        Assert.Equal(rounds, Copy(policy, 10, 0.25).LiveRounds);
    }

    [Fact]
    public void A_ramp_may_wait_longer_for_more_memory()
    {
        var policy = new StopPolicy
        {
            DowntimeSeconds = 0.1,
            Ramp = new(1, 0.1, 1) { IsIntervalPerGiB = true },
            LeastGiB = 3,
        };
        // Two intervals of 3 s: the look at 6 s is the 21st.
        Assert.Equal(21, Copy(policy, 10, 0.25).LiveRounds);
    }

    [Fact]
    public void A_ramp_whose_top_is_too_low_never_ends() =>
        Assert.Equal(
            Outcome.Never,
            Copy(new() { DowntimeSeconds = 0.1, Ramp = new(0.2, 0.1, 50) }, 10, 0.25).Outcome
        );

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.11, 7)]
    [InlineData(0.2, 7)]
    [InlineData(0.21, 13)]
    [InlineData(0.9, 25)]
    public void Proxmox_doubles_after_six_looks(double workingSet, int rounds)
    {
        var answer = Copy(PolicyPresets.Find("proxmox")!.Policy, 10, workingSet);

        Assert.Equal((Outcome.Converged, rounds), (answer.Outcome, answer.LiveRounds));
    }

    [Fact]
    public void An_abort_wastes_what_it_sent()
    {
        var policy = new StopPolicy { DowntimeSeconds = 0.1, TimeoutSeconds = 3.1 };
        var answer = Copy(policy, 10, 0.25, switchover: 7);

        Assert.Equal((Outcome.Aborted, 10), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(3.1, answer.TotalSeconds, 1e-12);
        Assert.Equal(3.1 * GiB, answer.BytesSent, 1);
        Assert.Equal(0, answer.DowntimeSeconds);
    }

    [Fact]
    public void A_forced_pause_sends_what_is_pending()
    {
        // At 3.1 s 0.15 GiB are unsent and all of the working set is dirty: pending once.
        var policy = new StopPolicy
        {
            DowntimeSeconds = 0.1,
            TimeoutSeconds = 3.1,
            OnTimeout = TimeoutAction.Force,
        };
        var answer = Copy(policy, 10, 0.25, switchover: 0.5);

        Assert.Equal(Outcome.Forced, answer.Outcome);
        Assert.Equal(0.75, answer.DowntimeSeconds, 1e-12);
        Assert.Equal(3.1 + 0.75, answer.TotalSeconds, 1e-12);
        Assert.Equal(3.35 * GiB, answer.BytesSent, 1);
    }

    [Fact]
    public void Post_copy_pauses_for_the_switchover_alone()
    {
        var policy = new StopPolicy
        {
            DowntimeSeconds = 0.1,
            TimeoutSeconds = 3.1,
            OnTimeout = TimeoutAction.PostCopy,
        };
        var answer = Copy(policy, 1, 0.25, switchover: 0.5);

        Assert.Equal((Outcome.PostCopy, 0.5), (answer.Outcome, answer.DowntimeSeconds));
        Assert.Equal(3.1 + 0.5 + 0.25, answer.TotalSeconds, 1e-12);
        // In the 0.25 s of the push the guest touches all of its working set: half of each page's time is too late.
        Assert.Equal(0.125 * GiB, answer.DemandedBytes, 1);
    }

    [Fact]
    public void A_stall_counts_from_the_last_round_that_shrank()
    {
        // After the first pass 0.2 GiB for ever: the first round of 0.2 s is smaller than what was before, and ends at 1.2 s.
        var policy = new StopPolicy { DowntimeSeconds = 0.1, StallTimeoutSeconds = 3.03 };
        var answer = Copy(policy, 1, 0.2);

        Assert.Equal(Outcome.Aborted, answer.Outcome);
        Assert.Equal(1.2 + 3.03, answer.TotalSeconds, 1e-12);
    }

    [Fact]
    public void A_copy_that_shrinks_by_a_page_a_round_does_not_stall()
    {
        var policy = new StopPolicy { DowntimeSeconds = 0.1, StallTimeoutSeconds = 1.5 };

        Assert.Equal(Outcome.Converged, Copy(policy, 0.99, 1).Outcome);
        Assert.Equal(Outcome.Aborted, Copy(policy, 1, 1).Outcome);
    }

    [Fact]
    public void Auto_converge_rises_by_its_steps_until_the_rounds_shrink()
    {
        // Rounds of a second at D = b: every second look raises the throttle, 0.2, 0.3 … At 0.5 a guest has strikes no more.
        var policy = new StopPolicy { DowntimeSeconds = 0.05, Throttle = new() };
        var answer = Copy(policy, 1, 1);

        Assert.Equal(Outcome.Converged, answer.Outcome);
        Assert.Equal(ByHand(policy.Throttle, out var seconds), answer.LostVcpuSeconds, 1e-9);
        Assert.Equal(seconds, answer.TotalSeconds, 1e-9);
    }

    // Round by round at D = b: v_(k+1) = (1 − θ)·v_k, and a period of at least a second counts.
    private static double ByHand(Throttle throttle, out double seconds)
    {
        double left = 1,
            lost = 0,
            theta = 0,
            periodSent = 0,
            periodDirtied = 0;
        var strikes = 0;
        seconds = 0;
        while (true)
        {
            seconds += left;
            lost += theta * left;
            periodSent += left;
            left *= 1 - theta;
            periodDirtied += left;
            if (left <= 0.05)
                break;
            if (periodSent < 1)
                continue;
            strikes += periodDirtied > throttle.Trigger * periodSent ? 1 : 0;
            (periodSent, periodDirtied) = (0, 0);
            if (strikes < throttle.Strikes)
                continue;
            theta = theta == 0 ? throttle.Initial : Math.Min(theta + throttle.Increment, 0.99);
            strikes = 0;
        }

        seconds += left;
        return lost;
    }

    [Fact]
    public void A_throttle_at_its_most_may_still_be_too_little() =>
        Assert.Equal(
            (Outcome.Never, double.PositiveInfinity),
            (Copy(new() { DowntimeSeconds = 0.05, Throttle = new() }, 1000, 1)) switch
            {
                var answer => (answer.Outcome, answer.LostVcpuSeconds),
            }
        );

    [Fact]
    public void A_dirty_limit_is_reached_at_once_and_stays()
    {
        var policy = new StopPolicy
        {
            DowntimeSeconds = 0.05,
            Throttle = new() { LimitBytesPerSecondPerVcpu = 0.1 * GiB },
        };
        // 1, 1, 1 GiB, then the limit: 0.1, and that takes 0.1 s to dirty 0.01.
        var answer = Copy(policy, 1, 1);

        Assert.Equal((Outcome.Converged, 4), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(3.11, answer.TotalSeconds, 1e-12);
        Assert.Equal(0.9 * 1.1, answer.LostVcpuSeconds, 1e-12);
    }
}
