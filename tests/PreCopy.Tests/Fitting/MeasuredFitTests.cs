using PreCopy.Fitting;
using PreCopy.Model.Observations;
using Xunit;

namespace PreCopy.Tests.Fitting;

/// <summary>The samples themselves as a curve.</summary>
public sealed class MeasuredFitTests
{
    [Fact]
    public void Rising_samples_stay_as_they_are()
    {
        DirtySample[] samples = [new(1, 10), new(2, 15), new(5, 40)];
        var fit = Fit([samples[2], samples[0], samples[1]]);

        Assert.Equal(samples, fit.Points);
        Assert.Equal(0, fit.RmsRelativeResidual);
        Assert.Equal(10, fit.RateBytesPerSecond.Value);
        Assert.Equal(new Estimate(null, 40, null), fit.WorkingSetBytes);
        Assert.Equal(
            12.5,
            fit.Model!.Value.UniqueBytes(fit.Model.Value.RateBytesPerSecond * 1.5),
            1e-9
        );
    }

    [Fact]
    public void Samples_of_one_length_become_their_mean_and_falling_ones_are_pooled()
    {
        var fit = Fit([new(1, 10), new(1, 14), new(2, 30), new(3, 24), new(4, 21), new(5, 60)]);

        Assert.Equal<DirtySample>(
            [new(1, 12), new(2, 25), new(3, 25), new(4, 25), new(5, 60)],
            fit.Points
        );
        Assert.InRange(fit.RmsRelativeResidual, 0.05, 0.2);
    }

    [Fact]
    public void The_memory_caps_it() =>
        Assert.Equal(
            50,
            CurveFitter
                .Fit([new(1, 10), new(2, 20)], "measured", new() { MemoryBytes = 50 })
                .Chosen.Model!.Value.UniqueBytes(1e9)
        );

    [Theory]
    [InlineData(1, 5, 1, 6, "at least 2 different lengths")]
    [InlineData(1, 0, 2, 0, "nothing was dirtied")]
    public void What_is_no_curve(double t1, double b1, double t2, double b2, string reason) =>
        Assert.Contains(reason, Fit([new(t1, b1), new(t2, b2)]).Reason);

    private static CurveFit Fit(DirtySample[] samples) =>
        CurveFitter.Fit(samples, "measured", new()).Chosen;
}
