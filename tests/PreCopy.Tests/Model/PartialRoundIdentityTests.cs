using CsCheck;
using PreCopy.Model;
using PreCopy.Model.Kernels;
using PreCopy.Tests.SharedLink;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>What looks inside a round change, and what they leave alone, for guests with any curve.</summary>
public sealed class PartialRoundIdentityTests
{
    private const int Cases = 2000;
    private const double Switchover = 0.02;

    private static readonly Gen<(GuestCase Guest, double Downtime, double Look)> Any = Gen.Select(
        RandomGuests.Any,
        RandomMigrations.LogUniform(1e-3, 3),
        RandomMigrations.LogUniform(1e-3, 3)
    );

    private static IEnumerable<(GuestCase Guest, StopPolicy Policy)> Generated(uint seed) =>
        Any.Array[Cases]
            .Generate(new PCG(1, seed), null, out _)
            .Select(one =>
                (
                    one.Guest,
                    new StopPolicy { DowntimeSeconds = one.Downtime, LookSeconds = one.Look }
                )
            );

    private static GuestAnswer Run(GuestCase guest, StopPolicy policy) =>
        new Reference().Run(policy, [guest], Switchover)[0];

    [Fact]
    public void The_reference_agrees_with_a_second_writing()
    {
        var (compared, partial) = (0, 0);
        foreach (var (guest, policy) in Generated(71))
        {
            if (new NaiveGuest(guest, policy, Switchover).Run(30_000) is not { } expected)
                continue;
            var answer = Run(guest, policy);
            compared++;
            partial += answer != Run(guest, policy with { LookSeconds = null }) ? 1 : 0;
            Assert.Equal(expected.Outcome, answer.Outcome);
            // Never, or in leaps.
            if (answer.LiveRounds > RoundLeap.LiteralRounds)
                continue;
            Assert.Equal(expected.LiveRounds, answer.LiveRounds);
            Assert.Equal(expected.TotalSeconds, answer.TotalSeconds, 1e-9 * expected.TotalSeconds);
            Assert.Equal(expected.DowntimeSeconds, answer.DowntimeSeconds, 1e-7);
        }

        Assert.InRange(compared, 0.9 * Cases, Cases);
        Assert.InRange(partial, 0.5 * Cases, Cases);
    }

    [Fact]
    public void The_pause_of_who_converges_is_within_the_limit()
    {
        foreach (var (guest, policy) in Generated(72))
            if (Run(guest, policy) is { Outcome: Outcome.Converged } answer)
                Assert.InRange(
                    answer.DowntimeSeconds - Switchover,
                    0,
                    policy.DowntimeSeconds!.Value * (1 + 1e-9)
                );
    }

    [Fact]
    public void A_look_that_comes_no_sooner_than_the_first_pass_ends_changes_nothing()
    {
        foreach (var (guest, policy) in Generated(73))
        {
            var pass = guest.MemoryBytes / guest.BandwidthBytesPerSecond;
            var whole = Run(guest, policy with { LookSeconds = null });
            if (whole.LiveRounds <= RoundLeap.LiteralRounds || whole.Outcome == Outcome.Never)
                Assert.Equal(whole, Run(guest, policy with { LookSeconds = pass * (1 + 1e-9) }));
        }
    }

    [Fact]
    public void The_smaller_the_limit_the_less_they_change()
    {
        foreach (var (guest, policy) in Generated(74))
        {
            var strict = policy with { DowntimeSeconds = 1e-8 };
            var whole = Run(guest, strict with { LookSeconds = null });
            if (whole.Outcome == Outcome.Never || whole.LiveRounds > 100)
                continue;
            var answer = Run(guest, strict);
            Assert.Equal(Outcome.Converged, answer.Outcome);
            Assert.Equal(whole.TotalSeconds, answer.TotalSeconds, 1e-4 * whole.TotalSeconds);
        }
    }

    [Fact]
    public void Who_writes_more_slowly_than_the_link_and_converges_without_them_converges_with_them()
    {
        foreach (var (guest, policy) in Generated(75))
            if (
                guest.Dirty is NaiveCurve.Capped or NaiveCurve.Saturating
                && guest.Dirty.RateBytesPerSecond < guest.BandwidthBytesPerSecond
                && Run(guest, policy with { LookSeconds = null }).Outcome == Outcome.Converged
            )
                Assert.Equal(Outcome.Converged, Run(guest, policy).Outcome);
    }

    [Fact]
    public void A_few_hot_pages_that_wait_are_pending_once()
    {
        // 8 hot bytes are all dirty within half a second, in which 5 are sent: the 8 and little else are left at any look.
        var guest = new GuestCase(100, 10, new NaiveCurve.HotCold(new(1000, 8), new(0.01, 80)));
        var policy = new StopPolicy { DowntimeSeconds = 1 };

        Assert.Equal(Outcome.Converged, Run(guest, policy).Outcome);
        Assert.Equal(Outcome.Converged, Run(guest, policy with { LookSeconds = 0.5 }).Outcome);
    }

    [Fact]
    public void The_exception_they_may_cost_time_where_the_whole_first_pass_would_have_done()
    {
        var guest = new GuestCase(100, 10, new NaiveCurve.Capped(2, 9));
        var policy = new StopPolicy { DowntimeSeconds = 1 };

        var whole = Run(guest, policy);
        var partial = Run(guest, policy with { LookSeconds = 0.5 });

        Assert.Equal((1, 2), (whole.LiveRounds, partial.LiveRounds));
        Assert.True(partial.TotalSeconds > whole.TotalSeconds);
    }
}
