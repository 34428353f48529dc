using System.Runtime.CompilerServices;

namespace PreCopy.Model.Lanes;

/// <summary>Elementary functions that the runtime lacks or computes differently from width to width.</summary>
public static class LaneMath
{
    internal const double Log2E = 1.4426950408889634;

    // ln 2 in two parts: the first has trailing zeros, so that its product with a small whole number is exact.
    internal const double Ln2High = 0.6931471803691238;
    internal const double Ln2Low = 1.9082149292705877e-10;

    // Adding and subtracting 2^52 + 2^51 rounds to a whole number; once added, that number is in the low bits of the sum.
    internal const double Rounder = 6755399441055744;

    /// <summary>
    /// e^x − 1 for x ≤ 0, to within 2 ulp: reduced to |r| ≤ ln 2 / 2 by x = n·ln 2 + r, then the Taylor polynomial of
    /// degree 14, whose truncation error is below 10⁻¹⁷ of the result.
    /// </summary>
    // Not inlined: within a loop it would push the method past the locals that the JIT keeps in registers (4 × slower).
    // The vectors have the same steps written out on themselves.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane1 ExpM1(Lane1 x)
    {
        x = Lane1.Max(x, Lane1.All(-700));
        var n = x * Lane1.All(Log2E) + Lane1.All(Rounder) - Lane1.All(Rounder);
        var r = x - n * Lane1.All(Ln2High) - n * Lane1.All(Ln2Low);
        var scale = Lane1.PowerOfTwo(n);
        return scale * (r + r * r * Taylor(r)) + (scale - Lane1.All(1));
    }

    /// <summary>e^x − 1 for any x, to within 5 ulp.</summary>
    public static double ExpM1(double x)
    {
        if (x > 0.5)
            return Math.Exp(x) - 1;
        var result = ExpM1(new Lane1(-Math.Abs(x))).Value;
        return x <= 0 ? result : -result / (1 + result);
    }

    /// <summary>ln(1 + x) for x > −1 without the cancellation near 0 (Kahan's correction).</summary>
    public static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    // (e^r − 1 − r) / r² by Estrin's scheme: short chains, so that few lanes keep the multipliers busy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane1 Taylor(Lane1 r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var r8 = r4 * r4;
        return Quad(1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, r, r2)
            + r4 * Quad(1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, r, r2)
            + r8
                * (
                    Quad(1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800, r, r2)
                    + r4 * Lane1.All(1.0 / 87178291200)
                );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane1 Quad(double c0, double c1, double c2, double c3, Lane1 r, Lane1 r2) =>
        Lane1.All(c0) + Lane1.All(c1) * r + r2 * (Lane1.All(c2) + Lane1.All(c3) * r);
}
