using PreCopy.Fitting;
using PreCopy.Model.Curves;
using Xunit;
using static PreCopy.Tests.Fitting.Guests;

namespace PreCopy.Tests.Fitting;

/// <summary>Fits find the guest that the samples came from.</summary>
public sealed class CurveFitterTests
{
    public static TheoryData<string, AnyCurve> Truths =>
        new()
        {
            { "capped", CappedGuest },
            { "saturating", SaturatingGuest },
            { "hot-cold", HotColdGuest },
        };

    [Theory]
    [MemberData(nameof(Truths))]
    public void Without_scatter_the_truth_comes_out(string name, AnyCurve truth)
    {
        var fits = CurveFitter.Fit(Samples(truth, 20, 0.1, 150), null, new(1) { Resamples = 20 });

        Assert.Equal(name, fits.Chosen.Curve);
        Assert.True(fits.Chosen.IsSupported);
        Near(truth.RateBytesPerSecond, fits.Chosen.RateBytesPerSecond.Value, 1e-4);
        Near(truth.WorkingSetBytes, fits.Chosen.WorkingSetBytes.Value, 1e-4);
        Assert.InRange(fits.Chosen.RSquared, 0.999999, 1);
        Assert.StartsWith(name, fits.Choice, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_parts_of_a_hot_cold_guest_come_out()
    {
        var fit = CurveFitter
            .Fit(Samples(HotColdGuest, 20, 0.1, 150), "hot-cold", new(1) { Resamples = 20 })
            .Chosen;

        Near(300 * MiB, fit.Parts[0].RateBytesPerSecond.Value, 1e-4);
        Near(200 * MiB, fit.Parts[0].WorkingSetBytes.Value, 1e-4);
        Near(30 * MiB, fit.Parts[1].RateBytesPerSecond.Value, 1e-4);
        Near(3000 * MiB, fit.Parts[1].WorkingSetBytes.Value, 1e-4);
    }

    // 40 intervals of 95 % miss the truth twice on average, and more than six times in one of a thousand such tests.
    [Theory]
    [InlineData("saturating", 8, 0.05)]
    [InlineData("saturating", 22, 0.1)]
    [InlineData("capped", 8, 0.05)]
    public void The_intervals_hold_the_truth_as_often_as_they_say(
        string name,
        int count,
        double scatter
    )
    {
        AnyCurve truth = name == "capped" ? CappedGuest : SaturatingGuest;
        var (rate, workingSet) = (0, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            var fit = CurveFitter
                .Fit(
                    Samples(truth, count, 0.5, 60, scatter, seed),
                    name,
                    new(seed) { Resamples = 200 }
                )
                .Chosen;
            Assert.True(fit.IsSupported, fit.Reason);
            rate += Holds(fit.RateBytesPerSecond, truth.RateBytesPerSecond);
            workingSet += Holds(fit.WorkingSetBytes, truth.WorkingSetBytes);
        }

        Assert.InRange(rate, 34, 40);
        Assert.InRange(workingSet, 34, 40);
    }

    [Fact]
    public void The_better_explanation_is_chosen_in_spite_of_scatter() =>
        Assert.All(
            Enumerable.Range(0, 10),
            seed =>
            {
                Assert.Equal("capped", Best(CappedGuest, seed));
                Assert.Equal("saturating", Best(SaturatingGuest, seed));
                Assert.Equal("hot-cold", Best(HotColdGuest, seed));
            }
        );

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_other_intervals()
    {
        var samples = Samples(SaturatingGuest, 12, 0.5, 60, 0.1);

        CurveFit Fit(int seed) =>
            CurveFitter.Fit(samples, null, new(seed) { Resamples = 50 }).Chosen;

        Assert.Equal(Fit(1).RateBytesPerSecond, Fit(1).RateBytesPerSecond);
        Assert.Equal(Fit(1).Band, Fit(1).Band);
        Assert.Equal(Fit(1).RateBytesPerSecond.Value, Fit(2).RateBytesPerSecond.Value);
        Assert.NotEqual(Fit(1).RateBytesPerSecond, Fit(2).RateBytesPerSecond);
    }

    [Fact]
    public void The_order_of_the_samples_does_not_matter()
    {
        var samples = Samples(SaturatingGuest, 12, 0.5, 60, 0.1);
        var settings = new FitSettings(1) { Resamples = 50 };

        Assert.Equal(
            CurveFitter.Fit(samples, null, settings).Chosen.WorkingSetBytes,
            CurveFitter.Fit([.. samples.Reverse()], null, settings).Chosen.WorkingSetBytes
        );
    }

    private static string Best(AnyCurve truth, int seed) =>
        CurveFitter
            .Fit(Samples(truth, 22, 0.125, 200, 0.03, seed), null, new(seed) { Resamples = 2 })
            .Chosen.Curve;

    private static int Holds(Estimate estimate, double truth) =>
        estimate.Low <= truth && truth <= estimate.High ? 1 : 0;

    private static void Near(double expected, double? actual, double relative) =>
        Assert.Equal(expected, actual!.Value, relative * expected);
}
