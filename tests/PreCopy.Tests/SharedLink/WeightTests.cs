using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Only the proportions of the weights count, however far apart they are.</summary>
public sealed class WeightTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData(1.0 / 1024)]
    [InlineData(2)]
    [InlineData(1L << 40)]
    public void A_power_of_two_times_all_weights_changes_not_a_bit(double factor) =>
        Assert.All(
            RandomScenarios.Scenarios(11, 100),
            scenario => Assert.Equal(scenario.Run(), Scaled(scenario, factor).Run())
        );

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.3)]
    [InlineData(7)]
    [InlineData(1e12)]
    public void Any_number_times_all_weights_changes_nothing(double factor) =>
        Assert.All(
            RandomScenarios.Scenarios(12, 100),
            scenario =>
                Assert.All(
                    scenario.Run().Zip(Scaled(scenario, factor).Run()),
                    pair =>
                    {
                        Assert.Equal(pair.First.Outcome, pair.Second.Outcome);
                        AssertClose(pair.First.EndSeconds, pair.Second.EndSeconds);
                        AssertClose(pair.First.BytesSent, pair.Second.BytesSent);
                    }
                )
        );

    [Theory]
    [InlineData(1e3, double.PositiveInfinity)]
    [InlineData(1e6, double.PositiveInfinity)]
    [InlineData(1e9, double.PositiveInfinity)]
    [InlineData(1e18, double.PositiveInfinity)]
    [InlineData(1e20, double.PositiveInfinity)]
    [InlineData(1e6, 7e8)]
    [InlineData(1e18, 7e8)]
    public void A_light_vm_beside_heavy_ones_that_come_and_go_is_simulated_as_exactly(
        double ratio,
        double streamCap
    )
    {
        var settings = new LinkSettings(1e9, Link.Downtime(0.01))
        {
            StreamCapBytesPerSecond = streamCap,
            Concurrency = 2,
            SetupSeconds = 2,
            SwitchoverSeconds = 0.1,
        };
        (double, NaiveCurve, double)[] vms =
        [
            (1e10, new NaiveCurve.Capped(1e8, 1e10), 1 / ratio),
            (1e9, new NaiveCurve.Capped(1e8, 1e9), 1),
            (1e9, new NaiveCurve.Saturating(2e8, 1e9), 1),
            (3e9, new NaiveCurve.Capped(1e8, 3e9), 1),
            (3e9, new NaiveCurve.Capped(1e8, 3e9), 0.7),
        ];

        var scenario = new LinkScenario(settings, vms);

        Assert.All(
            scenario.RunNaively(1000)!.Zip(scenario.Run()),
            pair =>
            {
                AssertClose(pair.First.EndSeconds, pair.Second.EndSeconds);
                AssertClose(pair.First.BytesSent, pair.Second.BytesSent);
            }
        );
    }

    [Theory]
    [InlineData(1e-200, 1e200)]
    [InlineData(1, 1e21)]
    [InlineData(1e21, 1)]
    public void Weights_too_far_apart_to_be_summed_are_refused(double one, double other) =>
        Assert.Contains(
            "weights",
            Assert
                .Throws<ArgumentException>(() =>
                    Link.Run(
                        new LinkSettings(1e9, Link.Downtime(0.3)),
                        Link.Constant(1e9, 1e8, one),
                        Link.Constant(1e9, 1e8, other)
                    )
                )
                .Message
        );

    [Fact]
    public void Weights_in_proportion_to_memories_and_dirty_rates_end_everybody_at_once()
    {
        Vm<CappedCurve>[] vms =
        [
            Link.Constant(1e9, 1e7, 1),
            Link.Constant(2e9, 2e7, 2),
            Link.Constant(5e9, 5e7, 5),
        ];

        var ends = Link.Run(new LinkSettings(1e9, Link.Downtime(0.01)), vms)
            .Select(vm => vm.EndSeconds);

        Assert.Single(ends.Distinct());
    }

    private static LinkScenario Scaled(LinkScenario scenario, double factor) =>
        scenario with
        {
            Vms = [.. scenario.Vms.Select(vm => (vm.Memory, vm.Curve, vm.Weight * factor))],
        };

    private static void AssertClose(double expected, double actual)
    {
        if (expected != actual)
            Assert.InRange(actual, expected * (1 - Tolerance), expected * (1 + Tolerance));
    }
}
