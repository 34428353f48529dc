using CsCheck;
using PreCopy.Model.Lanes;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>The elementary functions of the lanes against a thousand bits, and at every width.</summary>
public sealed class LaneMathTests
{
    private const double MostUlps = 2;

    private static readonly double[] Arguments =
    [
        .. RandomMigrations.LogUniform(1e-300, 1e-10).Array[40].Generate(new(1, 1), null, out _),
        .. RandomMigrations.LogUniform(1e-10, 1).Array[200].Generate(new(1, 2), null, out _),
        .. Gen.Double[0, 40].Array[200].Generate(new(1, 3), null, out _),
        .. Gen.Double[40, 700].Array[40].Generate(new(1, 4), null, out _),
        // Around the seams of the reduction to |r| ≤ ln 2 / 2.
        .. Enumerable.Range(1, 60).Select(n => (n - 0.5) * Math.Log(2)),
        .. Enumerable.Range(1, 60).Select(n => Math.BitIncrement((n - 0.5) * Math.Log(2))),
        .. Enumerable.Range(1, 60).Select(n => n * Math.Log(2)),
    ];

    [Fact]
    public void ExpM1_is_within_two_ulps_of_the_truth() =>
        Assert.All(
            Arguments,
            x =>
            {
                var error = HighPrecision.Ulps(LaneMath.ExpM1(-x), HighPrecision.ExpM1(-x));
                Assert.InRange(error, 0, MostUlps);
            }
        );

    [Fact]
    public void ExpM1_of_what_is_positive_is_right_too() =>
        Assert.All(
            Arguments.Where(x => x < 60),
            x =>
            {
                var error = HighPrecision.Ulps(LaneMath.ExpM1(x), HighPrecision.ExpM1(x));
                Assert.InRange(error, 0, 5);
            }
        );

    [Fact]
    public void Log1P_is_within_two_ulps_of_the_truth() =>
        Assert.All(
            Arguments
                .Where(x => x < 1)
                .SelectMany(x => new[] { x, -x })
                .Concat(Arguments.Select(x => x * 1e3)),
            x =>
            {
                var error = HighPrecision.Ulps(LaneMath.Log1P(x), HighPrecision.Log1P(x));
                Assert.InRange(error, 0, MostUlps);
            }
        );

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-701, -1)]
    [InlineData(-1e300, -1)]
    [InlineData(double.NegativeInfinity, -1)]
    public void ExpM1_at_the_ends(double x, double expected) =>
        Assert.Equal(expected, LaneMath.ExpM1(x));

    [Fact]
    public void ExpM1_never_leaves_its_range_and_never_falls()
    {
        var sorted = Arguments.Order().ToArray();
        var values = sorted.Select(x => -LaneMath.ExpM1(-x)).ToArray();

        Assert.All(values, value => Assert.InRange(value, 0, 1));
        for (var i = 1; i < values.Length; i++)
            Assert.True(values[i] >= values[i - 1], $"e^−x at {sorted[i]:R}");
    }

    [Fact]
    public void Every_width_computes_the_same_bits()
    {
        var x = Arguments.Select(value => -value).ToArray();
        var (four, eight) = (new double[x.Length], new double[x.Length]);
        for (var i = 0; i + Lanes8.Count <= x.Length; i += Lanes4.Count)
            Lanes4.Store(Lanes4.ExpM1(Lanes4.Load(x, i)), four, i);
        for (var i = 0; i + Lanes8.Count <= x.Length; i += Lanes8.Count)
            Lanes8.Store(Lanes8.ExpM1(Lanes8.Load(x, i)), eight, i);

        for (var i = 0; i + 2 * Lanes8.Count <= x.Length; i++)
        {
            var one = BitConverter.DoubleToInt64Bits(LaneMath.ExpM1(new Lane1(x[i])).Value);
            Assert.Equal(one, BitConverter.DoubleToInt64Bits(four[i]));
            Assert.Equal(one, BitConverter.DoubleToInt64Bits(eight[i]));
        }
    }
}
