using PreCopy.Model.Curves;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>By how much a round shrinks, against the two rounds themselves, and where those would cancel.</summary>
public sealed class CurveShrinkTests
{
    public static MatrixTheoryData<string, double> Cases =>
        new(CurveCases.Names, [0.001, 0.3, 0.999, 1, 1.001, 4]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_one_minus_the_next_round_over_this_one(string name, double ratio)
    {
        var curve = CurveCases.Held(name);
        foreach (var seconds in CurveCases.Seconds(curve).Skip(1))
        {
            var bytes = seconds * curve.RateBytesPerSecond;
            var expected = 1 - curve.UniqueBytes(bytes * ratio) / bytes;
            Assert.Equal(expected, curve.Shrink(bytes, ratio), 1e-14 * (1 + ratio));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.1)]
    [InlineData(1.01e-3)]
    [InlineData(0.99e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    [InlineData(1e-15)]
    [InlineData(1e-200)]
    public void A_saturating_guest_at_the_critical_rate_still_shrinks_by_half_of_what_it_wrote(
        double x
    )
    {
        // 1 − (1 − e^(−x))/x = x/2! − x²/3! + x³/4! − …
        var (expected, term) = (0.0, -1.0);
        for (var n = 2; n < 30; n++)
        {
            term *= -x / n;
            expected += term;
        }

        var actual = new SaturatingCurve(1e8, 1e9).Shrink(1e9 * x, 1);

        Assert.InRange(actual / expected, 1 - 1e-10, 1 + 1e-10);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void A_capped_guest_that_has_settled_shrinks_by_nothing(double ratio) =>
        Assert.Equal(0, new CappedCurve(1e8, 1e9).Shrink(1e9, ratio));
}
