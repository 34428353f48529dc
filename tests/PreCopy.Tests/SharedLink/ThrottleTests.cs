using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Auto-converge: 1000 bytes over 100 bytes/s, so that rounds that have settled are looked at every 10 s.</summary>
public sealed class ThrottleTests
{
    private const double Bandwidth = 100;

    private static readonly StopPolicy AutoConverge = new()
    {
        DowntimeSeconds = 2,
        Throttle = new(),
    };

    [Fact]
    public void Every_second_look_raises_it_from_20_percent_in_steps_of_10_to_99()
    {
        double[] rises = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 0.99];
        var hopeless = Link.Constant(1000, 1e6);
        var lost = 0.0;

        for (var rounds = 1; rounds <= 2 * rises.Length; rounds++)
        {
            // Round k is under the throttle of look k.
            lost += 10 * rises[(rounds - 1) / 2];
            var vm = Run(AutoConverge with { MaxRounds = rounds }, hopeless);
            Assert.Equal(Outcome.Forced, vm.Outcome);
            Assert.Equal(lost, vm.LostVcpuSeconds, 1e-9);
        }
    }

    [Fact]
    public void It_multiplies_the_dirty_rate_and_costs_every_vcpu_its_share()
    {
        // Twice the bandwidth is dirtied until θ = 0.6 from 100 s on: 80 bytes/s, 1000 → 800 → 640, and from 118 s on θ = 0.7.
        var guest = Link.Constant(1000, 200) with
        {
            Vcpus = 4,
        };

        var vm = Run(AutoConverge with { MaxRounds = 12 }, guest);

        Assert.Equal(118 + 6.4, vm.EndSeconds, 1e-9);
        Assert.Equal(6.4, vm.DowntimeSeconds, 1e-9);
        Assert.Equal(4 * (20 * (0.2 + 0.3 + 0.4 + 0.5) + 18 * 0.6), vm.LostVcpuSeconds, 1e-9);
    }

    [Fact]
    public void It_makes_a_copy_converge_that_would_not()
    {
        var guest = Link.Constant(1000, 200);

        Assert.Equal(Outcome.Never, Run(AutoConverge with { Throttle = null }, guest).Outcome);
        Assert.Equal(Outcome.Converged, Run(AutoConverge, guest).Outcome);
    }

    [Fact]
    public async Task At_its_most_it_may_still_not_be_enough()
    {
        var vm = await Bounded.Run(() => Run(AutoConverge, Link.Constant(1000, 1e6)));

        Assert.Equal(Outcome.Never, vm.Outcome);
        Assert.Equal(double.PositiveInfinity, vm.LostVcpuSeconds);
    }

    [Fact]
    public void A_guest_below_the_trigger_is_left_alone()
    {
        var vm = Run(AutoConverge with { DowntimeSeconds = 1e-6 }, Link.Constant(1000, 50));

        Assert.Equal((Outcome.Converged, 0), (vm.Outcome, vm.LostVcpuSeconds));
    }

    [Fact]
    public async Task Countless_periods_below_the_trigger_are_not_looked_at_one_by_one()
    {
        var policy = Link.Downtime(1e-3) with
        {
            Throttle = new() { Trigger = 1 - 1e-9, PeriodSeconds = 1e-6 },
        };

        // Each round is 10⁻⁸ smaller than the one before.
        var vm = await Bounded.Run(() => Run(policy, Link.Constant(1000, 100 * (1 - 1e-8))));

        Assert.Equal((Outcome.Converged, 0), (vm.Outcome, vm.LostVcpuSeconds));
        Assert.Equal(Math.Log(1e4) * 1e8, vm.LiveRounds, 1e4);
    }

    [Theory]
    [InlineData(10, 20 * 0.2 + 20 * 0.3 + 10 * 0.4)]
    [InlineData(10.5, 30 * 0.2)]
    [InlineData(25, 10 * 0.2)]
    public void A_look_counts_when_the_period_is_over(double period, double lost)
    {
        var policy = AutoConverge with
        {
            Throttle = new() { PeriodSeconds = period },
            MaxRounds = 7,
        };

        Assert.Equal(lost, Run(policy, Link.Constant(1000, 1e6)).LostVcpuSeconds, 1e-9);
    }

    [Fact]
    public void Dirty_limit_brings_the_rate_down_at_once_and_leaves_it_there()
    {
        var policy = AutoConverge with { Throttle = new() { LimitBytesPerSecondPerVcpu = 15 } };
        var guest = Link.Constant(1000, 200) with { Vcpus = 4 };

        var vm = Run(policy, guest);

        // 60 bytes/s from 20 s on: rounds of 1000, 600, 360, 216 bytes, then 129.6 paused.
        Assert.Equal((Outcome.Converged, 6), (vm.Outcome, vm.LiveRounds));
        Assert.Equal(20 + 21.76 + 1.296, vm.EndSeconds, 1e-9);
        Assert.Equal(4 * 0.7 * 21.76, vm.LostVcpuSeconds, 1e-9);
    }

    [Fact]
    public async Task Dirty_limit_above_the_rate_does_nothing()
    {
        var policy = AutoConverge with { Throttle = new() { LimitBytesPerSecondPerVcpu = 50 } };
        var guest = Link.Constant(1000, 200) with { Vcpus = 4 };

        var vm = await Bounded.Run(() => Run(policy, guest));

        Assert.Equal((Outcome.Never, 0), (vm.Outcome, vm.LostVcpuSeconds));
    }

    [Fact]
    public void Nothing_is_lost_after_the_live_rounds()
    {
        var policy = AutoConverge with { TimeoutSeconds = 25, OnTimeout = TimeoutAction.PostCopy };

        var vm = Link.Run(
            new(Bandwidth, policy) { SwitchoverSeconds = 3, SetupSeconds = 7 },
            Link.Constant(1000, 1000)
        )[0];

        Assert.Equal(Outcome.PostCopy, vm.Outcome);
        Assert.Equal(0.2 * 5, vm.LostVcpuSeconds, 1e-9);
        // The guest runs at full speed again: 1000 bytes/s touch all of its memory in the first second of ten.
        Assert.Equal(10, vm.PostCopySeconds, 1e-9);
        Assert.Equal(1000 * (1 - 0.5 / 10), vm.DemandedBytes, 1.0);
    }

    private static VmResult Run(StopPolicy policy, Vm<CappedCurve> vm) =>
        Link.Run(new(Bandwidth, policy), vm)[0];
}
