using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Policies;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>
/// Downtime limits that rise, against a guest that has settled: 1000 bytes over 100 bytes/s, then rounds of 200 bytes, looked
/// at after 10, 12, 14 … s. It converges once the limit is 2 s.
/// </summary>
public sealed class RisingLimitTests
{
    private static readonly Vm<CappedCurve> Settled = new(1000, new(500, 200));

    // 2 s after six steps of a quarter of a second.
    private static readonly StopPolicy Ramped = new()
    {
        DowntimeSeconds = 0.5,
        Ramp = new(ToSeconds: 2, StepSeconds: 0.25, IntervalSeconds: 5),
    };

    [Theory]
    [InlineData(0, false, 30)]
    [InlineData(0, true, 26)]
    [InlineData(1, false, 40)]
    [InlineData(3, false, 44)]
    [InlineData(3, true, 40)]
    public void A_step_is_taken_at_its_very_look(int fromLook, bool atOnce, double seconds)
    {
        var ramp = Ramped.Ramp! with { FromLook = fromLook, StepsAtOnce = atOnce };

        var vm = Run(Ramped with { Ramp = ramp });

        Assert.Equal(Outcome.Converged, vm.Outcome);
        Assert.Equal(seconds + 2, vm.EndSeconds, 1e-9);
        Assert.Equal(2, vm.DowntimeSeconds, 1e-9);
        Assert.Equal((seconds - 10) / 2 + 1, vm.LiveRounds);
        Assert.Equal(100 * vm.EndSeconds, vm.BytesSent, 1e-9);
    }

    [Fact]
    public void It_counts_from_the_start_of_the_copy_to_the_last_digit() =>
        Assert.Equal(
            0.1 + 32,
            Link.Run(new(100, Ramped) { SetupSeconds = 0.1 }, Settled)[0].EndSeconds,
            1e-9
        );

    [Fact]
    public void An_interval_may_be_for_each_gibibyte()
    {
        var ramp = Ramped.Ramp! with { IntervalSeconds = 2.5, IsIntervalPerGiB = true };

        Assert.Equal(32, Run(Ramped with { Ramp = ramp, LeastGiB = 2 }).EndSeconds, 1e-9);
    }

    [Theory]
    [InlineData(1.999, Outcome.Never)]
    [InlineData(2, Outcome.Converged)]
    public async Task A_top_below_what_settles_never_ends(double top, Outcome outcome)
    {
        var policy = Ramped with { Ramp = Ramped.Ramp! with { ToSeconds = top } };

        Assert.Equal(outcome, (await Bounded.Run(() => Run(policy))).Outcome);
    }

    [Theory]
    [InlineData(10, 6)]
    [InlineData(20, 7)]
    [InlineData(21, 13)]
    [InlineData(200, 31)]
    public void Proxmox_doubles_at_look_7_and_every_6_after(double left, double look)
    {
        var expected = left <= 10 ? 1 : look;
        var vm = Link.Run(
            new(100, PolicyPresets.Find("proxmox")!.Policy),
            new Vm<CappedCurve>(1000, new(500, left))
        )[0];

        Assert.Equal((Outcome.Converged, expected), (vm.Outcome, vm.LiveRounds));
        Assert.Equal(1000 + expected * left, vm.BytesSent, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(1_000_000_000)]
    public async Task A_limit_that_doubles_always_ends_however_slowly(int looks)
    {
        var policy = new StopPolicy { DowntimeSeconds = 0.1, LooksPerDoubling = looks };

        var vm = await Bounded.Run(() => Run(policy));

        // 0.1 · 2⁵ s is the first that is enough.
        Assert.Equal((Outcome.Converged, 5.0 * looks + 1), (vm.Outcome, vm.LiveRounds));
    }

    [Fact]
    public async Task Countless_small_steps_are_not_taken_one_by_one()
    {
        var policy = Ramped with { Ramp = new(3, StepSeconds: 1e-12, IntervalSeconds: 1) };

        var vm = await Bounded.Run(() => Run(policy));

        Assert.Equal(Outcome.Converged, vm.Outcome);
        Assert.Equal(1.5e12, vm.EndSeconds, 1e6);
    }

    [Fact]
    public async Task A_ramp_that_begins_at_a_late_look_is_not_missed()
    {
        var policy = Ramped with { Ramp = Ramped.Ramp! with { FromLook = 100_000 } };

        var vm = await Bounded.Run(() => Run(policy));

        // 15 rounds are the 30 s of six steps.
        Assert.Equal((Outcome.Converged, 100_015), (vm.Outcome, vm.LiveRounds));
    }

    private static VmResult Run(StopPolicy policy) => Link.Run(new(100, policy), Settled)[0];
}
