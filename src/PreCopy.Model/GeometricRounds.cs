using PreCopy.Model.Lanes;

namespace PreCopy.Model;

/// <summary>
/// Rounds that each shrink by the same fraction d: v, v·(1−d), v·(1−d)², … Many such rounds are taken in one leap, so that
/// a migration of 10¹⁵ rounds costs no more than a short one.
/// </summary>
/// <param name="shrink">d below 1; 0 when the rounds have settled, negative when they grow.</param>
public readonly struct GeometricRounds(double shrink)
{
    // Finite even where nothing is left after one round: 0 rounds leave all.
    private readonly double _logOfRatio = Math.Max(LaneMath.Log1P(-shrink), double.MinValue);

    /// <summary>The sum of <paramref name="rounds"/> rounds, in units of the first: (1 − (1−d)ⁿ) / d.</summary>
    public double Sum(double rounds) =>
        shrink == 0 ? rounds : -LaneMath.ExpM1(rounds * _logOfRatio) / shrink;

    /// <summary>How many rounds sum to <paramref name="sum"/> units of the first; +infinity when they never do.</summary>
    public double Count(double sum)
    {
        if (shrink == 0)
            return sum;
        var sent = sum * shrink;
        return sent >= 1 ? double.PositiveInfinity : LaneMath.Log1P(-sent) / _logOfRatio;
    }

    /// <summary>What a round has become after <paramref name="rounds"/> rounds, in units of the first: (1−d)ⁿ.</summary>
    public double Left(double rounds) => shrink == 0 ? 1 : Math.Exp(rounds * _logOfRatio);

    /// <summary>How many rounds leave <paramref name="left"/> units of the first; the inverse of <see cref="Left"/>.</summary>
    public double CountTo(double left) => Math.Log(left) / _logOfRatio;
}
