using PreCopy.Model.Curves;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>A measured curve: straight lines through its points, from nothing to the working set.</summary>
public sealed class MeasuredCurveTests
{
    private static readonly MeasuredCurve Curve = new([1, 3, 4], [10, 20, 24], 100);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 5)]
    [InlineData(1, 10)]
    [InlineData(2, 15)]
    [InlineData(3, 20)]
    [InlineData(3.25, 21)]
    [InlineData(4, 24)]
    [InlineData(5, 28)]
    [InlineData(22, 96)]
    [InlineData(23, 100)]
    [InlineData(24, 100)]
    [InlineData(1e9, 100)]
    public void It_is_linear_between_the_points_before_the_first_and_past_the_last(
        double seconds,
        double bytes
    ) => Assert.Equal(bytes, Curve.UniqueBytes(Curve.RateBytesPerSecond * seconds), 1e-12);

    [Fact]
    public void A_guest_that_stops_writing_stays_where_it_is()
    {
        var curve = new MeasuredCurve([1, 2, 3], [10, 20, 20], 100);

        Assert.Equal(20, curve.UniqueBytes(curve.RateBytesPerSecond * 1e6), 1e-12);
    }

    [Fact]
    public void One_point_is_a_constant_rate()
    {
        var curve = new MeasuredCurve([4], [10], 100);

        Assert.Equal(2.5, curve.RateBytesPerSecond);
        Assert.Equal([2.5, 25, 100], new[] { 2.5, 25, 1e9 }.Select(curve.UniqueBytes));
    }

    [Fact]
    public void Its_rate_is_the_mean_slope_up_to_the_last_point() =>
        Assert.Equal(6, Curve.RateBytesPerSecond);

    [Theory]
    [InlineData(new double[0], new double[0])]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0 })]
    [InlineData(new[] { 0.0 }, new[] { 1.0 })]
    [InlineData(new[] { -1.0 }, new[] { 1.0 })]
    [InlineData(new[] { 1.0, 1 }, new[] { 1.0, 2 })]
    [InlineData(new[] { 2.0, 1 }, new[] { 1.0, 2 })]
    [InlineData(new[] { 1.0, 2 }, new[] { 2.0, 1 })]
    [InlineData(new[] { 1.0 }, new[] { -1.0 })]
    [InlineData(new[] { double.NaN }, new[] { 1.0 })]
    [InlineData(new[] { 1.0 }, new[] { double.NaN })]
    public void Points_that_are_no_curve_are_refused(double[] seconds, double[] bytes) =>
        Assert.Throws<ArgumentException>(() => new MeasuredCurve(seconds, bytes, 100));
}
