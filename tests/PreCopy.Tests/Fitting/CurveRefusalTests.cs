using PreCopy.Fitting;
using PreCopy.Model.Curves;
using PreCopy.Model.Observations;
using Xunit;
using static PreCopy.Tests.Fitting.Guests;

namespace PreCopy.Tests.Fitting;

/// <summary>What the samples do not support is said, and no number is given.</summary>
public sealed class CurveRefusalTests
{
    private static readonly FitSettings Settings = new(1) { Resamples = 100 };

    [Fact]
    public void Too_few_samples()
    {
        Refused(
            Samples(SaturatingGuest, 4, 1, 60),
            "saturating",
            "too few samples: 4 with bytes dirtied, and 2 parameters need at least 5"
        );
        Refused(Samples(HotColdGuest, 6, 0.1, 150), "hot-cold", "too few samples: 6");
        Refused([], null, "too few samples: 0");
        Assert.True(
            CurveFitter
                .Fit(Samples(SaturatingGuest, 5, 1, 60), "saturating", Settings)
                .Chosen.IsSupported
        );
    }

    [Fact]
    public void Samples_of_too_few_lengths()
    {
        Refused(Repeated(10), null, "every sample is of the same length, 10 s");
        Refused(
            Repeated(10, 20),
            null,
            "too few lengths of intervals: 2, and 2 parameters need at least 3"
        );
        Refused(Repeated(10, 20, 30, 40), "hot-cold", "too few lengths of intervals: 4");
    }

    [Fact]
    public void Nothing_dirtied() =>
        Refused(
            [.. Enumerable.Range(1, 9).Select(i => new DirtySample(i, 0))],
            null,
            "nothing was dirtied"
        );

    [Theory]
    [InlineData("capped", 0)]
    [InlineData("capped", 0.05)]
    [InlineData("saturating", 0)]
    [InlineData("saturating", 0.05)]
    [InlineData(null, 0.05)]
    public void A_working_set_that_the_samples_do_not_reach(string? curve, double scatter)
    {
        var samples = Samples(new CappedCurve(50 * MiB, 1e15), 12, 0.1, 30, scatter);
        var fit = Refused(
            samples,
            curve,
            "the samples reach only 30 s, where the curve still rises: the working set is at least 1"
        );

        Assert.Null(fit.WorkingSetBytes.Value);
        Assert.Null(fit.WorkingSetBytes.High);
        Assert.InRange(fit.WorkingSetBytes.Low!.Value, 1200 * MiB, 1800 * MiB);
        Assert.InRange(
            50 * MiB,
            fit.RateBytesPerSecond.Low!.Value * 0.999,
            fit.RateBytesPerSecond.High!.Value * 1.001
        );
    }

    [Fact]
    public void A_working_set_that_memory_bounds_is_determined_after_all()
    {
        var samples = Samples(new CappedCurve(50 * MiB, 1e15), 12, 0.1, 30, 0.02);
        var fit = CurveFitter
            .Fit(samples, "capped", Settings with { MemoryBytes = 2048 * MiB })
            .Chosen;

        Assert.True(fit.IsSupported, fit.Reason);
        Assert.Equal(2048 * MiB, fit.WorkingSetBytes.Value);
        Assert.InRange(fit.WorkingSetBytes.Low!.Value, 1300 * MiB, 1700 * MiB);
        Assert.Equal(2048 * MiB, fit.WorkingSetBytes.High);
    }

    [Fact]
    public void A_memory_far_above_what_was_seen_bounds_nothing()
    {
        var samples = Samples(new CappedCurve(50 * MiB, 1e15), 12, 0.1, 3, 0.02);
        var fit = CurveFitter
            .Fit(samples, "capped", Settings with { MemoryBytes = 8192 * MiB })
            .Chosen;

        Assert.Null(fit.WorkingSetBytes.Value);
        Assert.Equal(8192 * MiB, fit.WorkingSetBytes.High);
        Assert.False(fit.IsSupported);
    }

    [Fact]
    public void A_rate_that_the_samples_come_too_late_for()
    {
        var samples = Samples(SaturatingGuest, 12, 300, 900, 0.05);
        var fit = Refused(
            samples,
            "saturating",
            "even 300 s, the shortest interval, dirties all of the working set: the rate is at least"
        );

        Assert.Null(fit.RateBytesPerSecond.Value);
        Assert.InRange(2000 * MiB, fit.WorkingSetBytes.Low!.Value, fit.WorkingSetBytes.High!.Value);
    }

    [Theory]
    [InlineData("capped")]
    [InlineData("saturating")]
    public void Samples_that_are_all_the_same_amount(string curve)
    {
        DirtySample[] samples =
        [
            .. Enumerable.Range(10, 9).Select(i => new DirtySample(i, 500 * MiB)),
        ];
        var fit = Refused(
            samples,
            curve,
            "even 10 s, the shortest interval, dirties all of the working set"
        );

        Assert.Null(fit.RateBytesPerSecond.High);
        Assert.Equal(500, fit.WorkingSetBytes.Value!.Value / MiB, 0.1);
    }

    [Fact]
    public void Hot_and_cold_that_are_one() =>
        Refused(
            Samples(SaturatingGuest, 20, 0.1, 150, 0.03),
            "hot-cold",
            "hot and cold cannot be told apart"
        );

    [Fact]
    public void Samples_on_no_curve()
    {
        var random = new Random(1);
        DirtySample[] samples =
        [
            .. Enumerable
                .Range(1, 30)
                .Select(i => new DirtySample(i, MiB * Math.Exp(2 * Normal(random)))),
        ];

        Refused(samples, "saturating", "the samples lie on no such curve: they scatter by");
    }

    [Fact]
    public void A_curve_that_there_is_not() =>
        Assert.Throws<ArgumentException>(() => CurveFitter.Fit([], "linear", Settings));

    private static DirtySample[] Repeated(params double[] lengths) =>
        [
            .. lengths.SelectMany(t =>
                Enumerable.Range(0, 8).Select(i => new DirtySample(t, (t + 0.01 * i) * MiB))
            ),
        ];

    private static CurveFit Refused(DirtySample[] samples, string? curve, string reason)
    {
        var fit = CurveFitter.Fit(samples, curve, Settings).Chosen;
        Assert.False(fit.IsSupported);
        Assert.Contains(reason, fit.Reason);
        return fit;
    }
}
