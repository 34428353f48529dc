using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Looks inside a round: 100 bytes over 10 bytes/s, a downtime limit of 1 s, half a second from look to look.</summary>
public sealed class PartialRoundTests
{
    private static readonly StopPolicy Policy = new() { DowntimeSeconds = 1, LookSeconds = 0.5 };

    private static GuestAnswer Copy(
        StopPolicy policy,
        double dirtyRate,
        double workingSet = 100,
        double switchover = 0
    ) =>
        new Reference().Run(
            policy,
            [(100.0, 10.0, new CappedCurve(dirtyRate, workingSet))],
            switchover
        )[0];

    [Fact]
    public void A_round_ends_at_the_look_that_finds_no_more_than_fits_the_downtime_limit()
    {
        // What fits the limit less half a look is 7.5; only in the first pass unsent pages are dirtied again.
        const double first = 7.5 * (1 - 18.5 / 100) + 9.25 * 2;
        const double second = 7.5 + (first - 7.5) / 10 * 2;
        const double last = second - 5 + 0.5 * 2;
        const double sent = 92.5 + (first - 7.5) + 5;

        var answer = Copy(Policy, dirtyRate: 2, switchover: 0.25);

        Assert.Equal((Outcome.Converged, 3), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(6.9225, last, 1e-12);
        Assert.Equal(last / 10 + 0.25, answer.DowntimeSeconds, 1e-12);
        Assert.Equal(sent + last, answer.BytesSent, 1e-12);
        Assert.Equal((sent + last) / 10 + 0.25, answer.TotalSeconds, 1e-12);
    }

    [Fact]
    public void The_remainders_are_those_of_the_formula()
    {
        const double never = double.PositiveInfinity;
        Assert.Equal(7.5, PartialRound.UnsentBytes(pending: 100, rest: 10, look: 5, least: 5));
        Assert.Equal(7, PartialRound.UnsentBytes(pending: 12, rest: 10, look: 5, least: 5));
        Assert.Equal(4, PartialRound.UnsentBytes(pending: 12, rest: 10, look: 5, least: 8));
        Assert.Equal(0, PartialRound.UnsentBytes(pending: 4, rest: 10, look: 5, least: 5));
        Assert.Equal(0, PartialRound.UnsentBytes(pending: 9, rest: 1, look: 5, least: 5));
        Assert.Equal(0, PartialRound.UnsentBytes(pending: 100, rest: 10, never, never));
    }

    [Fact]
    public void What_is_dirtied_again_follows_from_the_curve()
    {
        var around = new CappedCurve(1, 30);
        var random = new SaturatingCurve(1, 30);
        Assert.Equal(0.75, PartialRound.KeptInFirstPass(dirtied: 10, memory: 40));
        Assert.Equal(1, PartialRound.Kept(around, pending: 20, written: 10));
        Assert.Equal(0.75, PartialRound.Kept(around, pending: 20, written: 15));
        Assert.Equal(1, PartialRound.Kept(around, pending: 0, written: 15));
        Assert.Equal(
            1 - random.UniqueBytes(15) / 30,
            PartialRound.Kept(random, pending: 20, written: 15),
            1e-12
        );
    }

    [Fact]
    public void A_guest_that_writes_nothing_is_paused_for_the_limit_less_half_a_look()
    {
        var answer = Copy(Policy, dirtyRate: 0);

        Assert.Equal((Outcome.Converged, 1), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(
            (10.0, 0.75, 100.0),
            (answer.TotalSeconds, answer.DowntimeSeconds, answer.BytesSent)
        );
    }

    // Half a second dirties u = 30·(1 − e^(−6.25/30)) = 5.642 bytes at random, and v = u + (v − 5)·(1 − u/30) at 8.4133.
    [Theory]
    [InlineData(0.8, Outcome.Never)]
    [InlineData(0.8413, Outcome.Never)]
    [InlineData(0.8414, Outcome.Converged)]
    [InlineData(1, Outcome.Converged)]
    public void Pages_dirtied_again_before_they_are_sent_let_a_fast_writer_converge(
        double downtime,
        Outcome outcome
    )
    {
        Outcome OutcomeOf(StopPolicy policy) =>
            new Reference()
                .Run(policy, [(100.0, 10.0, new SaturatingCurve(12.5, 30))], 0)[0]
                .Outcome;
        var policy = Policy with { DowntimeSeconds = downtime };

        Assert.Equal(outcome, OutcomeOf(policy));
        Assert.Equal(Outcome.Never, OutcomeOf(policy with { LookSeconds = null }));
    }

    [Fact]
    public void A_timeout_finds_a_page_that_is_unsent_and_dirty_once()
    {
        var answer = Copy(
            Policy with
            {
                TimeoutSeconds = 9.81,
                OnTimeout = TimeoutAction.Force,
            },
            dirtyRate: 2
        );

        const double unsent = 24.6125 - 5.6;
        const double pending = unsent + 1.12;
        Assert.Equal((Outcome.Forced, 2), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(98.1 + pending, answer.BytesSent, 1e-9);
        Assert.Equal(pending / 10, answer.DowntimeSeconds, 1e-9);
    }

    [Fact]
    public void A_round_cap_counts_looks() =>
        Assert.Equal(
            (Outcome.Forced, 2, 10.9225 / 10),
            Copy(Policy with { MaxRounds = 2 }, dirtyRate: 2) switch
            {
                var answer => (
                    answer.Outcome,
                    answer.LiveRounds,
                    Math.Round(answer.DowntimeSeconds, 12)
                ),
            }
        );

    [Fact]
    public void A_throttle_counts_what_was_dirtied_afresh()
    {
        // 17.1 of 92.5 bytes, 3.4 of 17.1, 1 of 5: below a trigger of 0.21, above one of 0.17.
        Throttle ThrottleAt(double trigger) =>
            new()
            {
                Trigger = trigger,
                Strikes = 1,
                PeriodSeconds = 0,
            };

        Assert.Equal(0, Copy(Policy with { Throttle = ThrottleAt(0.21) }, 2).LostVcpuSeconds);
        Assert.NotEqual(0, Copy(Policy with { Throttle = ThrottleAt(0.17) }, 2).LostVcpuSeconds);
    }

    [Fact]
    public void A_guest_that_settles_above_the_limit_is_timed_out_after_as_many_looks_as_fit()
    {
        // In the end 22.5 bytes are pending, 15 are sent in 1.5 s, and 15 dirtied that were not pending.
        var answer = Copy(
            Policy with
            {
                TimeoutSeconds = 500_000,
            },
            dirtyRate: 12.5,
            workingSet: 30
        );

        Assert.Equal((Outcome.Aborted, 500_000.0), (answer.Outcome, answer.TotalSeconds));
        Assert.InRange(answer.LiveRounds, 333_300, 333_334);
    }

    [Fact]
    public void Rounds_that_are_sent_whole_and_hardly_shrink_are_leapt_over()
    {
        var policy = new StopPolicy { DowntimeSeconds = 0.01, LookSeconds = 0.5 };
        var whole = policy with { LookSeconds = null };
        const double dirtyRate = 10 * (1 - 1e-9);

        var answer = Copy(policy, dirtyRate, workingSet: 4);

        Assert.Equal(Outcome.Converged, answer.Outcome);
        Assert.Equal(
            Copy(whole, dirtyRate, workingSet: 4).TotalSeconds,
            answer.TotalSeconds,
            1e-6 * answer.TotalSeconds
        );
    }
}
