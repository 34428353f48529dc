using System.Numerics;

namespace PreCopy.Tests.Model;

/// <summary>Whole numbers of 2⁻¹²⁰⁰: every finite double below 2¹⁰⁰ is one of them exactly, and functions are good to a thousand bits.</summary>
internal static class HighPrecision
{
    private const int FractionBits = 1200;
    private const int LeastExponent = -1074;

    private static readonly BigInteger One = BigInteger.One << FractionBits;

    public static BigInteger Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52 & 0x7FF);
        var mantissa = bits & ((1L << 52) - 1);
        if (exponent > 0)
            mantissa |= 1L << 52;
        var magnitude =
            new BigInteger(mantissa) << (FractionBits + Math.Max(exponent, 1) - 1 + LeastExponent);
        return bits < 0 ? -magnitude : magnitude;
    }

    /// <summary>e^x − 1.</summary>
    public static BigInteger ExpM1(double x) => ExpM1(Of(x));

    /// <summary>ln(1 + x).</summary>
    public static BigInteger Log1P(double x)
    {
        // Newton's iteration on e^y = 1 + x from what doubles know.
        var y = Of(Math.Log(1 + x));
        for (var i = 0; i < 5; i++)
        {
            var power = One + ExpM1(y);
            y += ((One + Of(x) - power) << FractionBits) / power;
        }

        return y;
    }

    /// <summary>How far a double is from the exact value, in units in the last place of the double.</summary>
    public static double Ulps(double actual, BigInteger exact)
    {
        var ulp = Of(Math.BitIncrement(Math.Abs(actual)) - Math.Abs(actual));
        return (double)(BigInteger.Abs(Of(actual) - exact) * 1000 / ulp) / 1000;
    }

    private static BigInteger ExpM1(BigInteger x)
    {
        // e^x = (e^(x/2^k))^(2^k), with the argument small enough for a short series.
        const int halvings = 12;
        var sum = Series(x >> halvings);
        for (var i = 0; i < halvings; i++)
            sum = 2 * sum + Times(sum, sum);
        return sum;
    }

    private static BigInteger Series(BigInteger x)
    {
        var (sum, term) = (BigInteger.Zero, x);
        for (var n = 2; !term.IsZero && !(term == BigInteger.MinusOne); n++)
        {
            sum += term;
            term = Times(term, x) / n;
        }

        return sum;
    }

    private static BigInteger Times(BigInteger left, BigInteger right) =>
        (left * right) >> FractionBits;
}
