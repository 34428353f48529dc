using PreCopy.Model;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Geometric rounds against their sum, term by term.</summary>
public sealed class GeometricRoundsTests
{
    public static MatrixTheoryData<double, int> Cases =>
        new([0, 1e-12, 1e-6, 1e-3, 0.1, 0.9, 1, -1e-9, -1e-3, -0.5], [0, 1, 2, 7, 40, 1000]);

    // Where so little comes that it is lost in the sum, the sum no longer tells how many came.
    public static MatrixTheoryData<double, int> Countable =>
        new([0, 1e-12, 1e-6, 1e-3, 0.01, -1e-9, -1e-3], [0, 1, 2, 7, 40, 1000]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_closed_forms_are_the_sums(double shrink, int rounds)
    {
        var (sum, term) = (0.0, 1.0);
        for (var i = 0; i < rounds; i++)
        {
            sum += term;
            term *= 1 - shrink;
        }

        var geometry = new GeometricRounds(shrink);
        AssertClose(sum, geometry.Sum(rounds));
        AssertClose(term, geometry.Left(rounds));
    }

    [Theory]
    [MemberData(nameof(Countable))]
    public void Counting_undoes_summing_and_leaving(double shrink, int rounds)
    {
        var geometry = new GeometricRounds(shrink);

        AssertClose(rounds, geometry.Count(geometry.Sum(rounds)), 1e-6);
        if (shrink != 0)
            AssertClose(rounds, geometry.CountTo(geometry.Left(rounds)), 1e-3);
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.5, 3)]
    [InlineData(1e-9, 1e9)]
    [InlineData(1, 1)]
    public void What_all_rounds_together_do_not_reach_takes_for_ever(double shrink, double sum) =>
        Assert.Equal(double.PositiveInfinity, new GeometricRounds(shrink).Count(sum));

    [Fact]
    public void Rounds_that_stay_as_they_are_do_so_for_ever()
    {
        var settled = new GeometricRounds(0);

        Assert.Equal(double.PositiveInfinity, settled.Sum(double.PositiveInfinity));
        Assert.Equal(1, settled.Left(double.PositiveInfinity));
        Assert.Equal(1e300, settled.Count(1e300));
    }

    private static void AssertClose(double expected, double actual, double tolerance = 1e-11) =>
        Assert.InRange(
            actual,
            expected - tolerance * Math.Abs(expected),
            expected + tolerance * Math.Abs(expected)
        );
}
