using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>What the timeout does, at its very instant: 1000 bytes over 100 bytes/s, 20 bytes/s dirtied.</summary>
public sealed class TimeoutTests
{
    private const double Switchover = 0.5;

    // Rounds of 10, 2, 0.4 … seconds.
    private static readonly Vm<CappedCurve> Guest = Link.Constant(1000, 20);

    public static MatrixTheoryData<double, TimeoutAction> Cases =>
        new([0.001, 4, 10, 11, 12, 12.25, 12.4], Enum.GetValues<TimeoutAction>());

    [Theory]
    [InlineData(4, 400 + 600 + 80, 1)]
    [InlineData(11, 1000 + 100 + 100 + 20, 2)]
    [InlineData(12.25, 1200 + 25 + 15 + 5, 3)]
    public void Forced_it_sends_what_is_unsent_and_what_was_dirtied_meanwhile(
        double timeout,
        double bytes,
        int rounds
    )
    {
        var vm = Run(timeout, TimeoutAction.Force);

        Assert.Equal((Outcome.Forced, rounds), (vm.Outcome, vm.LiveRounds));
        Assert.Equal(bytes, vm.BytesSent, 1e-9);
        Assert.Equal(bytes / 100 + Switchover, vm.EndSeconds, 1e-9);
        Assert.Equal(bytes / 100 - timeout + Switchover, vm.DowntimeSeconds, 1e-9);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(12, 2)]
    public void At_the_end_of_a_round_it_counts_no_round_that_has_not_run(
        double timeout,
        int rounds
    )
    {
        foreach (var action in Enum.GetValues<TimeoutAction>())
            Assert.Equal(rounds, Run(timeout, action).LiveRounds);
    }

    [Theory]
    [InlineData(10, 1200)]
    [InlineData(12, 1240)]
    public void At_the_end_of_a_round_it_sends_what_that_round_left(double timeout, double bytes) =>
        Assert.Equal(bytes, Run(timeout, TimeoutAction.Force).BytesSent, 1e-9);

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_comes_at_its_very_instant(double timeout, TimeoutAction action)
    {
        var vm = Run(timeout, action);
        var afterwards = vm.EndSeconds - timeout;

        switch (action)
        {
            case TimeoutAction.Abort:
                Assert.Equal(Outcome.Aborted, vm.Outcome);
                Assert.Equal(timeout, vm.EndSeconds, 1e-12);
                Assert.Equal(0, vm.DowntimeSeconds);
                Assert.Equal(100 * timeout, vm.BytesSent, 1e-9);
                break;
            case TimeoutAction.Force:
                Assert.Equal(afterwards, vm.DowntimeSeconds, 1e-9);
                Assert.Equal(100 * (vm.EndSeconds - Switchover), vm.BytesSent, 1e-9);
                break;
            default:
                Assert.Equal(Outcome.PostCopy, vm.Outcome);
                Assert.Equal(Switchover, vm.DowntimeSeconds);
                Assert.Equal(100 * (vm.EndSeconds - Switchover), vm.BytesSent, 1e-9);
                break;
        }
    }

    [Fact]
    public void It_counts_from_the_start_of_the_copy_of_each_vm()
    {
        var settings = Settings(12, TimeoutAction.Abort) with { SetupSeconds = 3, Concurrency = 1 };

        var ends = Link.Run(settings, Guest.Times(3)).Select(vm => vm.EndSeconds);

        Assert.Equal([15.0, 30, 45], ends);
    }

    [Fact]
    public void It_may_grow_with_the_memory()
    {
        const double gibibyte = 1L << 30;
        var settings = new LinkSettings(
            gibibyte / 100,
            new StopPolicy { TimeoutSecondsPerGiB = 30, TimeoutSeconds = 5 }
        );

        var vms = Link.Run(
            settings with
            {
                Concurrency = 1,
            },
            Link.Constant(gibibyte, 1e6),
            Link.Constant(gibibyte / 2, 1e6)
        );

        Assert.Equal([35.0, 55], vms.Select(vm => vm.EndSeconds));
    }

    [Fact]
    public void What_has_converged_before_is_left_alone()
    {
        var settings = new LinkSettings(
            100,
            new StopPolicy { DowntimeSeconds = 2, TimeoutSeconds = 11 }
        );

        var vm = Link.Run(settings, Guest)[0];

        Assert.Equal((Outcome.Converged, 12.0), (vm.Outcome, vm.EndSeconds));
    }

    [Theory]
    [InlineData(70)]
    [InlineData(110)]
    [InlineData(130)]
    [InlineData(300)]
    public void A_round_that_ends_at_its_instant_is_looked_at_before_whatever_the_clock_rounds(
        double rate
    )
    {
        // Rounds of 1000, 200 and 40 bytes; after the second the copy converges.
        var policy = new StopPolicy { MinPendingBytes = 50, TimeoutSeconds = 1200 / rate };
        for (var setup = 0; setup < 100; setup++)
        {
            var settings = new LinkSettings(10 * rate, policy)
            {
                SetupSeconds = setup % 2 == 0 ? setup / 10.0 : 1e4 * setup / 7,
                StreamCapBytesPerSecond = rate,
            };

            var vm = Link.Run(settings, Link.Constant(1000, rate / 5))[0];

            Assert.Equal((Outcome.Converged, 2), (vm.Outcome, vm.LiveRounds));
        }
    }

    [Fact]
    public void What_is_given_up_was_in_vain()
    {
        var settings = Settings(4, TimeoutAction.Abort) with { SetupSeconds = 3 };

        var vm = Link.Run(settings, Guest)[0];

        Assert.Equal(400, vm.WastedBytes, 1e-9);
        Assert.Equal(7, vm.WastedSeconds, 1e-12);
        Assert.Equal(0, Run(4, TimeoutAction.Force).WastedBytes);
    }

    [Fact]
    public void A_guest_that_would_copy_for_ever_is_stopped_in_the_middle_of_a_round()
    {
        // Rounds of 10 s; the leap over them is broken 5 s into the 101st.
        var vm = Link.Run(Settings(1005, TimeoutAction.Force), Link.Constant(1000, 200))[0];

        Assert.Equal((Outcome.Forced, 101.0), (vm.Outcome, vm.LiveRounds));
        Assert.Equal(100_500 + 1000, vm.BytesSent, 1e-6);
        Assert.Equal(10 + Switchover, vm.DowntimeSeconds, 1e-9);
    }

    private static VmResult Run(double timeout, TimeoutAction action) =>
        Link.Run(Settings(timeout, action), Guest)[0];

    private static LinkSettings Settings(double timeout, TimeoutAction action) =>
        new(100, new StopPolicy { TimeoutSeconds = timeout, OnTimeout = action })
        {
            SwitchoverSeconds = Switchover,
        };
}
