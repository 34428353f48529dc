using PreCopy.Model.Curves;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>What the model demands of a dirty curve: u(0) = 0, non-decreasing, concave, u ≤ W.</summary>
public sealed class CurveShapeTests
{
    public static TheoryData<string> Names => [.. CurveCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_dirty_at_once(string name) =>
        Assert.Equal(0, CurveCases.Held(name).UniqueBytes(0));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_rises_and_bends_down_and_stays_below_the_working_set(string name)
    {
        var curve = CurveCases.Held(name);
        var written = CurveCases.Seconds(curve).Select(t => t * curve.RateBytesPerSecond).ToArray();
        var unique = written.Select(curve.UniqueBytes).ToArray();

        // A slope of nearly equal values is rounding; it counts in units of the steepest.
        var slope = double.PositiveInfinity;
        for (var i = 1; i < unique.Length; i++)
        {
            Assert.InRange(unique[i], unique[i - 1], curve.WorkingSetBytes * (1 + 1e-15));
            var next = (unique[i] - unique[i - 1]) / (written[i] - written[i - 1]);
            Assert.InRange(next, 0, slope * (1 + 1e-10) + 1e-13);
            slope = next;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_the_end_all_of_the_working_set_is_dirty(string name)
    {
        var curve = CurveCases.Held(name);

        var written = 1e12 * curve.RateBytesPerSecond / Math.Min(1, curve.RateBytesPerSecond);

        Assert.Equal(
            curve.WorkingSetBytes,
            curve.UniqueBytes(written),
            1e-12 * curve.WorkingSetBytes
        );
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("capped")]
    [InlineData("saturating")]
    [InlineData("hot-cold")]
    public void It_begins_with_the_slope_of_the_dirty_rate(string name)
    {
        const double instant = 1e-9;
        var curve = CurveCases.Held(name);

        var slope = curve.UniqueBytes(curve.RateBytesPerSecond * instant) / instant;

        Assert.Equal(curve.RateBytesPerSecond, slope, 1e-8 * curve.RateBytesPerSecond);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyCurve_is_the_curve_that_it_holds(string name)
    {
        var (held, any) = (CurveCases.Held(name), CurveCases.Any(name));

        Assert.Equal(held.RateBytesPerSecond, any.RateBytesPerSecond);
        Assert.Equal(held.WorkingSetBytes, any.WorkingSetBytes);
        foreach (var seconds in CurveCases.Seconds(held))
        {
            var written = seconds * held.RateBytesPerSecond;
            Assert.Equal(held.UniqueBytes(written), any.UniqueBytes(written));
            if (written > 0)
                Assert.Equal(held.Shrink(written, 0.7), any.Shrink(written, 0.7));
        }
    }

    [Fact]
    public void A_guest_that_writes_nothing_dirties_nothing() =>
        Assert.All(
            (AnyCurve[])
                [
                    new CappedCurve(0, 1e9),
                    new SaturatingCurve(0, 1e9),
                    new SaturatingCurve(0, 0),
                    new HotColdCurve(new(0, 1e9), new(0, 1e9)),
                    new MeasuredCurve([1, 2], [0, 0], 1e9),
                ],
            curve =>
            {
                Assert.Equal(0, curve.RateBytesPerSecond);
                Assert.Equal(0, curve.UniqueBytes(0));
                Assert.Equal(1, curve.Shrink(1e9, 0));
            }
        );
}
