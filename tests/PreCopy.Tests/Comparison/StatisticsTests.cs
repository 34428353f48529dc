using PreCopy.Comparison;
using Xunit;

namespace PreCopy.Tests.Comparison;

/// <summary>The parts of a comparison against values worked out elsewhere.</summary>
public sealed class StatisticsTests
{
    // Holm 1979 by hand: 0.01·4, 0.02·3, 0.03·2, max with the one before, 1 at most.
    [Fact]
    public void Holm_multiplies_by_the_number_of_hypotheses_left() =>
        Assert.Equal(
            [0.06, 0.04, 0.06, 0.9],
            Holm.Adjust([0.03, 0.01, 0.02, 0.9]).Select(p => Math.Round(p, 12))
        );

    [Fact]
    public void Holm_leaves_a_single_test_and_no_test_alone()
    {
        Assert.Equal([0.03], Holm.Adjust([0.03]));
        Assert.Empty(Holm.Adjust([]));
    }

    // Medians e⁰, e¹, e² against e³, e⁴, e⁵: difference 3, variance 1, error √(2/3), 4 degrees of freedom; threshold e.
    // t = (3 − 1)/√(2/3) = 2.449490: upper tail 0.0352420, by R's pt(2.449490, 4, lower = FALSE).
    [Fact]
    public void Launches_are_tested_by_students_test()
    {
        var tests = OneSidedTests.OfLaunches(Exponentials(0), Exponentials(3), Math.E, 0);
        Assert.Equal(0.0352420, tests.Slower, 1e-6);
        Assert.Equal(1 - 0.0352420, tests.NotSlower, 1e-6);
        Assert.Equal(2 * tests.Slower, tests.Different, 1e-12);
        Assert.True(tests.Faster > 0.99 && tests.NotFaster < 0.01);
    }

    [Fact]
    public void The_suites_variance_takes_the_place_of_a_smaller_one()
    {
        var own = OneSidedTests.OfLaunches(Exponentials(0), Exponentials(3), Math.E, 0.5);
        var suites = OneSidedTests.OfLaunches(Exponentials(0), Exponentials(3), Math.E, 4);
        Assert.Equal(0.0352420, own.Slower, 1e-6);
        Assert.True(suites.Slower > own.Slower);
    }

    // All 12 above all 12: one arrangement of 24 choose 12.
    [Fact]
    public void Iterations_are_tested_by_mann_and_whitneys_test()
    {
        var before = Side.Of([.. Enumerable.Range(0, 12).Select(i => 100 + 0.1 * i)]);
        var after = Side.Of([.. Enumerable.Range(0, 12).Select(i => 200 + 0.1 * i)]);
        var tests = OneSidedTests.OfIterations(before, after, 1.03);
        Assert.Equal(1 / 2704156.0, tests.Slower, 1e-10);
        Assert.Equal(1, tests.Faster, 1e-6);
        Assert.Equal(1, tests.Same);
    }

    [Fact]
    public void The_ratio_is_the_median_of_the_launches_ratios()
    {
        var interval = RatioInterval.Of(
            [
                [100],
                [200],
                [400],
            ],
            [
                [300],
                [300],
                [300],
            ],
            ComparisonSettings.Usual
        );
        Assert.Equal(1.5, interval.Ratio);
        Assert.Equal((0.75, 3), (interval.Lower, interval.Upper));
    }

    [Fact]
    public void Spread_is_each_sides_own()
    {
        Assert.Equal(1, LaunchSpread.Variance(Exponentials(0), Exponentials(7)), 1e-12);
        Assert.True(double.IsNaN(LaunchSpread.Variance(Side.Of([1]), Side.Of([1]))));
        Assert.Equal(2, LaunchSpread.Typical([1, double.NaN, 2, 9]));
        Assert.Equal(0, LaunchSpread.Typical([]));
    }

    private static MeasuredBenchmark Exponentials(int first) =>
        Side.Of([
            [Math.Exp(first)],
            [Math.Exp(first + 1)],
            [Math.Exp(first + 2)],
        ]);
}
