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
    public void A_round_ends_when_the_rest_fits_the_downtime_limit_but_no_sooner_than_the_next_look()
    {
        const double first = 10 + 9 * 2 * (1 - 10 / 100.0);
        const double second = 10 + (first - 10) / 10 * 2 * (1 - 10 / 100.0);
        const double unsent = second - 0.5 * 10;
        const double last = unsent + 0.5 * 2 * (1 - unsent / 100);
        const double sent = 90 + (first - 10) + 5;

        var answer = Copy(Policy, dirtyRate: 2, switchover: 0.25);

        Assert.Equal((Outcome.Converged, 3), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(8.83684, last, 1e-12);
        Assert.Equal(last / 10 + 0.25, answer.DowntimeSeconds, 1e-12);
        Assert.Equal(sent + last, answer.BytesSent, 1e-12);
        Assert.Equal((sent + last) / 10 + 0.25, answer.TotalSeconds, 1e-12);
    }

    [Fact]
    public void The_remainders_are_those_of_the_formula()
    {
        Assert.Equal(10, PartialRound.UnsentBytes(pending: 100, rest: 10, least: 5));
        Assert.Equal(7, PartialRound.UnsentBytes(pending: 12, rest: 10, least: 5));
        Assert.Equal(0, PartialRound.UnsentBytes(pending: 4, rest: 10, least: 5));
        Assert.Equal(
            0,
            PartialRound.UnsentBytes(pending: 100, rest: 10, least: double.PositiveInfinity)
        );
        Assert.Equal(15, PartialRound.FreshBytes(dirtied: 20, unsent: 10, among: 40));
        Assert.Equal(20, PartialRound.FreshBytes(dirtied: 20, unsent: 0, among: 40));
    }

    [Fact]
    public void A_guest_that_writes_nothing_is_paused_for_all_of_the_downtime_limit()
    {
        var answer = Copy(Policy, dirtyRate: 0);

        Assert.Equal((Outcome.Converged, 1), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(
            (10.0, 1.0, 100.0),
            (answer.TotalSeconds, answer.DowntimeSeconds, answer.BytesSent)
        );
    }

    // Where a guest writes faster than it is copied, r + b·δ is pending at the looks in the end, r = W·(1 − b/D): 6 + 5 bytes.
    [Theory]
    [InlineData(1.05, Outcome.Never)]
    [InlineData(1.0999, Outcome.Never)]
    [InlineData(1.1001, Outcome.Converged)]
    [InlineData(1.2, Outcome.Converged)]
    public void Pages_dirtied_again_before_they_are_sent_let_a_fast_writer_converge(
        double downtime,
        Outcome outcome
    )
    {
        var policy = Policy with { DowntimeSeconds = downtime };

        Assert.Equal(outcome, Copy(policy, dirtyRate: 12.5, workingSet: 30).Outcome);
        Assert.Equal(
            Outcome.Never,
            Copy(policy with { LookSeconds = null }, dirtyRate: 12.5, workingSet: 30).Outcome
        );
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

        const double unsent = 26.2 - 8.1;
        const double pending = unsent + 1.62 * (1 - unsent / 100);
        Assert.Equal((Outcome.Forced, 2), (answer.Outcome, answer.LiveRounds));
        Assert.Equal(98.1 + pending, answer.BytesSent, 1e-9);
        Assert.Equal(pending / 10, answer.DowntimeSeconds, 1e-9);
    }

    [Fact]
    public void A_round_cap_counts_looks() =>
        Assert.Equal(
            (Outcome.Forced, 2, 12.916 / 10),
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
        // 16.2 of 90 bytes, 2.916 of 16.2, 0.92084 of 5: below a trigger of 0.19, above one of 0.17.
        Throttle ThrottleAt(double trigger) =>
            new()
            {
                Trigger = trigger,
                Strikes = 1,
                PeriodSeconds = 0,
            };

        Assert.Equal(0, Copy(Policy with { Throttle = ThrottleAt(0.19) }, 2).LostVcpuSeconds);
        Assert.NotEqual(0, Copy(Policy with { Throttle = ThrottleAt(0.17) }, 2).LostVcpuSeconds);
    }

    [Fact]
    public void A_guest_that_settles_above_the_limit_is_timed_out_after_as_many_looks_as_fit()
    {
        // From 11 bytes on 5 are sent at each look and as many dirtied: a million of half a second.
        var answer = Copy(
            Policy with
            {
                TimeoutSeconds = 500_000,
            },
            dirtyRate: 12.5,
            workingSet: 30
        );

        Assert.Equal((Outcome.Aborted, 500_000.0), (answer.Outcome, answer.TotalSeconds));
        Assert.InRange(answer.LiveRounds, 999_900, 1_000_000);
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
