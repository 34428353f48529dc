using PreCopy.Fitting;
using PreCopy.Model.Observations;
using Xunit;

namespace PreCopy.Tests.Fitting;

/// <summary>The bandwidth of a migration's rounds.</summary>
public sealed class BandwidthFitTests
{
    private static readonly FitSettings Settings = new(1);

    [Fact]
    public void No_rounds_no_bandwidth() => Assert.Equal(default, BandwidthFit.Of([], Settings));

    [Fact]
    public void Two_rounds_have_a_mean_and_no_interval() =>
        Assert.Equal(
            new Estimate(70, null, null),
            BandwidthFit.Of([Round(1, 100), Round(2, 110)], Settings)
        );

    [Fact]
    public void Many_rounds_have_an_interval_around_the_mean()
    {
        var random = new Random(1);
        var rounds = Enumerable
            .Range(0, 30)
            .Select(_ => Round(1, 100 + 10 * Guests.Normal(random)))
            .ToArray();
        var estimate = BandwidthFit.Of(rounds, Settings);

        Assert.InRange(100, estimate.Low!.Value, estimate.High!.Value);
        Assert.InRange(estimate.High.Value - estimate.Low.Value, 4, 12);
        Assert.Equal(estimate, BandwidthFit.Of(rounds, Settings));
    }

    private static ObservedRound Round(double seconds, double sent) => new(seconds, sent, 0, false);
}
