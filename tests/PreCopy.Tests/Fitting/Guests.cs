using PreCopy.Model.Curves;
using PreCopy.Model.Observations;

namespace PreCopy.Tests.Fitting;

/// <summary>Guests whose curve is known, and samples of them with a scatter in proportion to their size.</summary>
internal static class Guests
{
    public const double MiB = 1L << 20;

    public static readonly SaturatingCurve SaturatingGuest = new(100 * MiB, 2000 * MiB);
    public static readonly CappedCurve CappedGuest = new(100 * MiB, 2000 * MiB);
    public static readonly HotColdCurve HotColdGuest = new(
        new(300 * MiB, 200 * MiB),
        new(30 * MiB, 3000 * MiB)
    );

    public static DirtySample[] Samples(
        AnyCurve curve,
        int count,
        double first,
        double last,
        double scatter = 0,
        int seed = 0
    )
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => first * Math.Pow(last / first, (double)i / (count - 1)))
                .Select(t => new DirtySample(
                    t,
                    curve.UniqueBytes(curve.RateBytesPerSecond * t)
                        * Math.Exp(scatter * Normal(random))
                )),
        ];
    }

    // Box and Muller's.
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
        * Math.Cos(2 * Math.PI * random.NextDouble());
}
