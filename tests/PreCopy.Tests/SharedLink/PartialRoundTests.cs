using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Looks inside a round on a link: rates that change before they come, many at once, for ever.</summary>
public sealed class PartialRoundTests
{
    private static readonly StopPolicy Policy = new() { DowntimeSeconds = 1, LookSeconds = 0.5 };

    [Fact]
    public void A_rate_that_changes_inside_a_round_changes_when_the_rest_fits_the_limit()
    {
        // 5 bytes/s each, until the second has sent 16.25, been paused for 3.75 and gone at 4 s; then 10 bytes/s, at which 7.5
        // may stay unsent.
        var vms = Link.Run(
            new LinkSettings(10, Policy),
            Link.Constant(100, 0),
            Link.Constant(20, 0)
        );

        Assert.Equal((1.0, 4.0, 1.0), (vms[0].LiveRounds, vms[1].EndSeconds, vms[1].LiveRounds));
        Assert.Equal(12, vms[0].EndSeconds, 1e-12);
        Assert.Equal(0.75, vms[0].DowntimeSeconds, 1e-12);
        Assert.Equal(100, vms[0].BytesSent, 1e-12);
        Assert.Equal(0.75, vms[1].DowntimeSeconds, 1e-12);
    }

    [Fact]
    public void A_rate_that_falls_leaves_less_to_the_pause()
    {
        // The second sends nothing while it switches over, from 4 to 9 s; then the third takes its place with 30 bytes of the
        // first unsent, of which only 3.75 may stay so any more.
        var settings = new LinkSettings(10, Policy) { Concurrency = 2, SwitchoverSeconds = 5 };

        var vms = Link.Run(
            settings,
            Link.Constant(100, 0),
            Link.Constant(20, 0),
            Link.Constant(100, 0)
        );

        Assert.Equal([1.0, 1, 1], vms.Select(vm => vm.LiveRounds));
        Assert.Equal([20.0, 9, 27], vms.Select(vm => Math.Round(vm.EndSeconds, 12)));
        Assert.Equal([5.75, 5.75, 5.75], vms.Select(vm => Math.Round(vm.DowntimeSeconds, 12)));
    }

    [Theory]
    [InlineData(TimeoutAction.Abort)]
    [InlineData(TimeoutAction.Force)]
    [InlineData(TimeoutAction.PostCopy)]
    public void A_timeout_finds_a_page_that_is_unsent_and_dirty_once(TimeoutAction action)
    {
        // 92.5 bytes in 9.25 s leave 24.6125 pending; at 9.81 s 19.0125 of these are unsent and 1.12 are written.
        var policy = Policy with
        {
            TimeoutSeconds = 9.81,
            OnTimeout = action,
        };

        var vm = Link.Run(new LinkSettings(10, policy), Link.Constant(100, 2))[0];

        var pending = action == TimeoutAction.Abort ? 0 : 19.0125 + 1.12;
        Assert.Equal(2, vm.LiveRounds);
        Assert.Equal(98.1 + pending, vm.BytesSent, 1e-9);
        Assert.Equal(9.81 + pending / 10, vm.EndSeconds, 1e-9);
    }

    [Fact]
    public void As_many_alike_as_there_are_are_each_alone_at_their_share()
    {
        foreach (var (i, guest) in RandomGuests.Any.Cases(81, 400).Index())
        {
            var policy = new StopPolicy
            {
                DowntimeSeconds = 0.01 * (1 + i % 40),
                LookSeconds = 0.05,
            };
            var expected = new Reference().Run(policy, [guest], 0.02)[0];
            // Leaps come at different rounds.
            if (expected.LiveRounds > RoundLeap.LiteralRounds)
                continue;
            var count = 1 + i % 9;
            var settings = new LinkSettings(count * guest.BandwidthBytesPerSecond, policy)
            {
                SwitchoverSeconds = 0.02,
            };
            var vm = new Vm<AnyCurve>(guest.MemoryBytes, guest.Dirty.Any);
            Assert.All(
                Link.Run(settings, vm.Times(count)),
                result =>
                {
                    Assert.Equal(expected.Outcome, result.Outcome);
                    Assert.Equal(expected.LiveRounds, result.LiveRounds);
                    AssertNear(expected.TotalSeconds, result.EndSeconds);
                    AssertNear(expected.BytesSent, result.BytesSent);
                    AssertNear(expected.DowntimeSeconds, result.DowntimeSeconds);
                }
            );
        }
    }

    [Fact]
    public async Task Who_settles_above_the_limit_never_ends_and_the_others_do()
    {
        var endless = new Vm<AnyCurve>(1e9, new SaturatingCurve(3e9, 5e8));
        var quick = new Vm<AnyCurve>(2e9, new CappedCurve(1e7, 1e8));
        var settings = new LinkSettings(1e9, Policy with { DowntimeSeconds = 0.1 });

        var alone = (await Bounded.Run(() => Link.Run(settings, endless)))[0];
        var both = await Bounded.Run(() => Link.Run(settings, endless, quick));

        Assert.Equal(Outcome.Never, alone.Outcome);
        Assert.Equal((Outcome.Never, Outcome.Converged), (both[0].Outcome, both[1].Outcome));
    }

    [Fact]
    public void A_trace_is_told_of_every_byte()
    {
        var settings = new LinkSettings(1e9, new() { DowntimeSeconds = 0.3, LookSeconds = 0.05 })
        {
            Concurrency = 2,
            SetupSeconds = 0.1,
        };
        var scenario = new LinkScenario(
            settings,
            [
                (4e9, new NaiveCurve.Capped(2e8, 2e9), 1),
                (1e9, new NaiveCurve.Saturating(2e8, 9e8), 1),
                (2e9, new NaiveCurve.Capped(1e8, 2e9), 3),
            ]
        );

        var (pieces, results) = TraceRecorder.Run(scenario);

        Assert.Equal(scenario.Run(), results);
        for (var vm = 0; vm < results.Length; vm++)
            AssertNear(
                results[vm].BytesSent,
                pieces.Where(piece => piece.Vm == vm).Sum(piece => piece.Bytes)
            );
    }

    private static void AssertNear(double expected, double actual)
    {
        if (expected != actual)
            Assert.InRange(actual / expected, 1 - 1e-12, 1 + 1e-12);
    }
}
