using CsCheck;
using PreCopy.Tests.SharedLink;

namespace PreCopy.Tests.Model;

/// <summary>Generated guests with each kind of dirty curve.</summary>
internal static class RandomGuests
{
    private static readonly Gen<double> Ratio = Gen.Frequency(
        (6, Gen.Double[0.02, 0.95]),
        (2, Gen.Double[0.95, 1.5]),
        (2, Gen.Double[1.5, 8])
    );

    private static readonly Gen<double> Share = Gen.Frequency(
        (4, Gen.Double[0.05, 0.5]),
        (2, Gen.Double[0.001, 0.05])
    );

    private static readonly Gen<(double Memory, double Bandwidth)> Sizes = Gen.Select(
        RandomMigrations.LogUniform(1L << 27, 1L << 36),
        RandomMigrations.LogUniform(3e7, 3e9)
    );

    private static readonly Gen<GuestCase> Capped = Gen.Select(
        Sizes,
        Ratio,
        Share,
        (sizes, ratio, share) =>
            Case(sizes, new NaiveCurve.Capped(ratio * sizes.Bandwidth, share * sizes.Memory))
    );

    private static readonly Gen<GuestCase> Saturating = Gen.Select(
        Sizes,
        Ratio,
        Share,
        (sizes, ratio, share) =>
            Case(sizes, new NaiveCurve.Saturating(ratio * sizes.Bandwidth, share * sizes.Memory))
    );

    /// <summary>Few pages written often, many written rarely.</summary>
    public static Gen<GuestCase> HotCold { get; } =
        Gen.Select(
            Sizes,
            Ratio,
            Share,
            Ratio,
            Share,
            (sizes, hotRatio, hotShare, coldRatio, coldShare) =>
                Case(
                    sizes,
                    new NaiveCurve.HotCold(
                        new(hotRatio * sizes.Bandwidth, 0.1 * hotShare * sizes.Memory),
                        new(0.1 * coldRatio * sizes.Bandwidth, coldShare * sizes.Memory)
                    )
                )
        );

    private static readonly Gen<GuestCase> Measured = Gen.Select(
        Sizes,
        Ratio,
        Share,
        Gen.Double[0.05, 5],
        (sizes, ratio, share, seconds) =>
        {
            var bytes = Math.Min(ratio * sizes.Bandwidth * seconds, 0.4 * sizes.Memory);
            return Case(
                sizes,
                new NaiveCurve.Measured(
                    (seconds, bytes),
                    (4 * seconds, 1.7 * bytes),
                    Math.Min(sizes.Memory, 2 * bytes + share * sizes.Memory)
                )
            );
        }
    );

    /// <summary>A guest of any kind.</summary>
    public static Gen<GuestCase> Any { get; } = Gen.OneOf(Capped, Saturating, HotCold, Measured);

    /// <summary>The same guests for the same seed, always.</summary>
    public static GuestCase[] Cases(this Gen<GuestCase> guests, uint seed, int count) =>
        guests.Array[count].Generate(new PCG(1, seed), null, out _);

    private static GuestCase Case((double Memory, double Bandwidth) sizes, NaiveCurve dirty) =>
        new(sizes.Memory, sizes.Bandwidth, dirty);
}
