namespace PreCopy.Model;

/// <summary>
/// Many rounds taken at once where each is almost like the one before: the rounds of a leap shrink by one fraction, that at
/// the leap's middle. Exact for the capped curve; elsewhere a leap is short enough for a relative error below 10⁻⁵.
/// </summary>
/// <param name="Rounds">How many rounds, at least 1; +infinity when they have settled and no limit ends them.</param>
/// <param name="Geometry">How they shrink.</param>
public readonly record struct RoundLeap(double Rounds, GeometricRounds Geometry)
{
    /// <summary>Rounds that are taken one by one before any leap.</summary>
    public const int LiteralRounds = 4096;

    private const double LongestStep = 1.0 / 256;
    private const double ConstantShrink = 1e-9;
    private const double SettledDistance = 1e-9;

    /// <summary>Rounds that no longer change, until a limit ends them.</summary>
    public static RoundLeap Settled(double left, double roundsLeft, double bytesLeft) =>
        Limited(double.PositiveInfinity, new GeometricRounds(0), left, roundsLeft, bytesLeft);

    /// <summary>The next rounds of a guest.</summary>
    /// <param name="guest">How its rounds shrink.</param>
    /// <param name="left">Bytes of the next round.</param>
    /// <param name="threshold">Bytes at which the migration stops, above 0 and below <paramref name="left"/>.</param>
    /// <param name="roundsLeft">Rounds until the policy's cap, or +infinity.</param>
    /// <param name="bytesLeft">Bytes until the policy's cap, or +infinity.</param>
    public static RoundLeap Plan<TShrinking>(
        in TShrinking guest,
        double left,
        double threshold,
        double roundsLeft,
        double bytesLeft
    )
        where TShrinking : struct, IShrinking
    {
        var here = guest.Shrink(left);
        if (!(Math.Abs(here) > 0))
            return Settled(left, roundsLeft, bytesLeft);

        if (here >= LongestStep)
            return Limited(1, new GeometricRounds(here), left, roundsLeft, bytesLeft);

        var target = left * (1 - Math.Sign(here) * LongestStep);
        if (here > 0)
        {
            target = Math.Max(target, threshold);
            if (Math.Abs(guest.Shrink(threshold) - here) <= ConstantShrink * here)
                target = threshold;
        }

        // Where the rounds settle before the target, go only part of the way; close to the fixed point, stay.
        while (!(guest.Shrink(target) * here > 0))
        {
            target = (left + target) / 2;
            if (!(Math.Abs(left - target) > SettledDistance * left))
                return Settled(left, roundsLeft, bytesLeft);
        }

        var shrink = guest.Shrink((left + target) / 2);
        var geometry = new GeometricRounds(shrink);
        var rounds = Math.Ceiling(geometry.CountTo(target / left));
        return Limited(rounds, geometry, left, roundsLeft, bytesLeft);
    }

    private static RoundLeap Limited(
        double rounds,
        GeometricRounds geometry,
        double left,
        double roundsLeft,
        double bytesLeft
    )
    {
        var untilByteCap = double.IsFinite(bytesLeft)
            ? Math.Floor(geometry.Count(bytesLeft / left))
            : double.PositiveInfinity;
        var most = Math.Min(rounds, Math.Min(roundsLeft, untilByteCap));
        return new(Math.Max(1, most), geometry);
    }
}
