using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>A scaled curve: u'(t) = f·u(t·r/f).</summary>
public sealed class CurveScaleTests
{
    public static TheoryData<string> Names => [.. CurveCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_and_working_set_are_scaled_and_the_shape_stays(string name)
    {
        const double rate = 1.7;
        const double size = 0.6;
        var curve = CurveCases.Any(name);

        var scaled = curve.Scaled(rate, size, double.PositiveInfinity);

        AssertNear(rate * curve.RateBytesPerSecond, scaled.RateBytesPerSecond);
        AssertNear(size * curve.WorkingSetBytes, scaled.WorkingSetBytes);
        foreach (var seconds in CurveCases.Seconds(CurveCases.Held(name)))
            AssertNear(
                size * curve.UniqueBytes(curve.RateBytesPerSecond * seconds * rate / size),
                scaled.UniqueBytes(scaled.RateBytesPerSecond * seconds)
            );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_working_set_is_at_most_what_is_allowed(string name)
    {
        var curve = CurveCases.Any(name);
        for (var most = 0.3; most < 3; most *= 1.37)
        {
            var scaled = curve.Scaled(2, 5, most * curve.WorkingSetBytes);

            Assert.InRange(scaled.WorkingSetBytes, 0, most * curve.WorkingSetBytes);
            AssertNear(most * curve.WorkingSetBytes, scaled.WorkingSetBytes);
            AssertNear(2 * curve.RateBytesPerSecond, scaled.RateBytesPerSecond);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_guest_can_be_scaled_to_silence(string name)
    {
        var silent = CurveCases.Any(name).Scaled(0, 2, double.PositiveInfinity);

        Assert.Equal(0, silent.RateBytesPerSecond);
        Assert.Equal(0, silent.UniqueBytes(0));
        Assert.Equal(1, silent.Shrink(1e9, 0));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, 0)]
    [InlineData(1, double.PositiveInfinity)]
    public void Factors_out_of_range_are_refused(double rate, double size) =>
        Assert.Throws<ArgumentException>(() => CurveCases.Any("capped").Scaled(rate, size, 1e9));

    private static void AssertNear(double expected, double actual) =>
        Assert.Equal(expected, actual, 1e-12 * Math.Abs(expected));
}
