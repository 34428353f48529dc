using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The identities of the model's section 4 that are about when migrations run.</summary>
public sealed class ScheduleTests
{
    private const double Bandwidth = 1e9;
    private const double Memory = 8e9;

    [Fact]
    public void One_at_a_time_is_each_alone_one_after_the_other() =>
        Assert.All(
            RandomScenarios.Scenarios(41, 100),
            scenario =>
            {
                var settings = scenario.Settings with { Concurrency = 1 };
                var end = 0.0;
                foreach (
                    var (vm, result) in scenario
                        .Products()
                        .Zip(Link.Run(settings, scenario.Products()))
                )
                {
                    var alone = Link.Run(settings, vm)[0];
                    Assert.Equal(end, result.StartSeconds);
                    end += alone.EndSeconds;
                    Assert.Equal(alone.Outcome, result.Outcome);
                    Assert.Equal(alone.LiveRounds, result.LiveRounds);
                    AssertClose(alone.BytesSent, result.BytesSent);
                    AssertClose(end, result.EndSeconds);
                    if (double.IsInfinity(end))
                        break;
                    end = result.EndSeconds;
                }
            }
        );

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(32)]
    public void Guests_that_write_nothing_end_together_no_later_but_later_on_average(int count)
    {
        var vms = Link.Constant(Memory, 0).Times(count);
        var settings = new LinkSettings(Bandwidth, Link.Downtime(0.3));

        var concurrent = Link.Totals(settings, vms);
        var sequential = Link.Totals(settings with { Concurrency = 1 }, vms);

        AssertClose(sequential.MakespanSeconds, concurrent.MakespanSeconds);
        AssertClose(
            count / ((count + 1) / 2.0),
            concurrent.MeanCompletionSeconds / sequential.MeanCompletionSeconds
        );
    }

    [Theory]
    [InlineData(50, 100)]
    [InlineData(90, 100)]
    [InlineData(99, 100)]
    public void A_more_lopsided_split_comes_closer_to_one_after_the_other(int share, int of)
    {
        var settings = new LinkSettings(Bandwidth, Link.Downtime(0.3));
        double Makespan(int first) =>
            Link.Totals(
                settings,
                Link.Constant(Memory, 3e8, first),
                Link.Constant(Memory, 3e8, of - first)
            ).MakespanSeconds;
        var sequential = Link.Totals(
            settings with
            {
                Concurrency = 1,
            },
            Link.Constant(Memory, 3e8).Times(2)
        );

        Assert.InRange(sequential.MakespanSeconds, 0, Makespan(share));
        AssertClose(Makespan(share), Makespan(of - share));
    }

    [Fact]
    public void A_long_setup_makes_two_at_once_better_and_a_short_one_does_not()
    {
        double Gain(double setup)
        {
            var settings = new LinkSettings(Bandwidth, Link.Downtime(0.3)) { SetupSeconds = setup };
            var vms = Link.Constant(Memory, 1e8).Times(12);
            return Link.Totals(settings with { Concurrency = 1 }, vms).MakespanSeconds
                - Link.Totals(settings with { Concurrency = 2 }, vms).MakespanSeconds;
        }

        var (low, high) = (0.0, 60.0);
        Assert.InRange(Gain(low), double.NegativeInfinity, -1);
        Assert.InRange(Gain(high), 1, double.PositiveInfinity);
        while (high - low > 1e-6)
            (low, high) =
                Gain((low + high) / 2) < 0 ? ((low + high) / 2, high) : (low, (low + high) / 2);

        // Break-even: the one sign change, and it is where the two makespans meet.
        Assert.Equal(0, Gain(high), 1e-3);
        for (var setup = 0.5; setup < 60; setup += 0.5)
            Assert.Equal(setup < low, Gain(setup) < 0);
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.34, 3)]
    [InlineData(0.3, 4)]
    [InlineData(0.2, 5)]
    [InlineData(0.1, 10)]
    public void Streams_that_cannot_fill_the_link_want_as_many_as_fill_it(double cap, int best)
    {
        // As many VMs as every concurrency divides, so that no half-empty wave decides.
        var vms = Link.Constant(Memory, 1e7).Times(2520);
        var makespans = Enumerable
            .Range(1, 10)
            .Select(concurrency =>
                Link.Totals(
                    new LinkSettings(Bandwidth, Link.Downtime(0.3))
                    {
                        StreamCapBytesPerSecond = cap * Bandwidth,
                        Concurrency = concurrency,
                    },
                    vms
                ).MakespanSeconds
            )
            .ToArray();

        Assert.Equal(best, 1 + Array.IndexOf(makespans, makespans.Min()));
        Assert.Equal(best, (int)Math.Ceiling(1 / cap));
    }

    [Fact]
    public void Setup_and_switchover_take_no_bandwidth()
    {
        var settings = new LinkSettings(Bandwidth, Link.Downtime(0.3))
        {
            SetupSeconds = 3,
            SwitchoverSeconds = 2,
            Concurrency = 2,
        };

        // The second copies in the setup of nobody: both begin to copy at 3 s and share the link all along.
        var vms = Link.Run(settings, Link.Constant(Memory, 0).Times(3));

        Assert.Equal([0, 0, 21], vms.Select(vm => vm.StartSeconds));
        Assert.Equal([21, 21, 34], vms.Select(vm => vm.EndSeconds));
        Assert.All(vms, vm => Assert.Equal(2, vm.DowntimeSeconds));
    }

    private static void AssertClose(double expected, double actual)
    {
        if (expected != actual)
            Assert.InRange(actual, expected * (1 - 1e-9), expected * (1 + 1e-9));
    }
}
