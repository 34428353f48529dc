using PreCopy.Model.Curves;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>A hot-cold curve is the sum of its two parts over the same time.</summary>
public sealed class HotColdCurveTests
{
    [Theory]
    [InlineData(5e8, 2e8, 1e7, 3e9)]
    [InlineData(1e9, 1e6, 1, 1e9)]
    [InlineData(1e10, 1, 1e-8, 1e9)]
    [InlineData(1, 1e9, 1e9, 1e6)]
    [InlineData(1e8, 1e9, 0, 0)]
    [InlineData(0, 0, 1e8, 1e9)]
    [InlineData(0, 1e9, 1e8, 1e9)]
    public void It_is_the_sum_of_its_parts(
        double hotRate,
        double hotBytes,
        double coldRate,
        double coldBytes
    )
    {
        var hot = new SaturatingCurve(hotRate, hotBytes);
        var cold = new SaturatingCurve(coldRate, coldBytes);
        var both = new HotColdCurve(hot, cold);

        Assert.Equal(hotRate + coldRate, both.RateBytesPerSecond);
        Assert.Equal(hotBytes + coldBytes, both.WorkingSetBytes);
        for (var seconds = 1e-6; seconds < 1e18; seconds *= 3)
        {
            var sum = hot.UniqueBytes(hotRate * seconds) + cold.UniqueBytes(coldRate * seconds);
            var actual = both.UniqueBytes(both.RateBytesPerSecond * seconds);
            Assert.InRange(actual, sum * (1 - 1e-12), sum * (1 + 1e-12));
        }
    }
}
