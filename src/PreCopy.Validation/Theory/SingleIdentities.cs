using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using static PreCopy.Validation.Theory.StandardVm;

namespace PreCopy.Validation.Theory;

/// <summary>What a single migration at a constant rate owes to the geometric series and to the cliff.</summary>
internal static class SingleIdentities
{
    public static IEnumerable<Check> Checks()
    {
        foreach (var ratio in (double[])[0.08, 0.32, 0.96])
        {
            var result = At(Limited, ratio);
            // n counts the dirty rounds that ran live: the first pass is not one of them.
            var dirtyRounds = result.LiveRounds - 1;
            yield return Identities.Equal(
                $"ρ = {ratio}: M(1 − ρ^(n + 2))/(1 − ρ)",
                "sent",
                "MiB",
                result.BytesSent / (1 << 20),
                MemoryBytes * (1 - Math.Pow(ratio, dirtyRounds + 2)) / (1 - ratio) / (1 << 20)
            );
            yield return Identities.Equal(
                $"ρ = {ratio}, no downtime: M/(b − D)",
                "total time",
                "s",
                At(ToTheEnd, ratio).EndSeconds,
                MemoryBytes / (LinkBytesPerSecond * (1 - ratio)),
                1e-9
            );
        }

        var carried = Limited.BandwidthBytesPerSecond * Limited.Policy.DowntimeSeconds!.Value;
        yield return Identities.Equal(
            "the cliff, D = 2b: converges up to W = b·τ",
            "largest working set",
            "MiB",
            Edge(
                workingSet => Converges(new CappedCurve(2 * LinkBytesPerSecond, workingSet)),
                0.5 * carried,
                2 * carried
            ) / (1 << 20),
            carried / (1 << 20),
            1e-11
        );
        yield return Identities.Equal(
            "the cliff, W = M: converges up to D = b",
            "highest dirty rate",
            "MiB/s",
            Edge(
                rate => Converges(Predict.Constant(rate, MemoryBytes)),
                0.5 * LinkBytesPerSecond,
                2 * LinkBytesPerSecond
            ) / (1 << 20),
            LinkBytesPerSecond / (1 << 20),
            1e-11
        );
        yield return new(
            "ρ from 0.01 to 0.99, ever more bandwidth",
            "migrations that it lengthened",
            "",
            Lengthened(),
            0,
            Band.Exactly(0, "never, for a constant rate and a downtime limit")
        );
    }

    private static VmResult At(LinkSettings link, double ratio) =>
        Predict.One(link, MemoryBytes, Predict.Constant(ratio * LinkBytesPerSecond, MemoryBytes));

    private static bool Converges(AnyCurve dirty) =>
        double.IsFinite(Predict.One(Limited, MemoryBytes, dirty).EndSeconds);

    // Where the answer turns from yes to no.
    private static double Edge(Func<double, bool> converges, double low, double high)
    {
        while (high - low > 1e-13 * high)
        {
            var middle = (low + high) / 2;
            (low, high) = converges(middle) ? (middle, high) : (low, middle);
        }
        return low;
    }

    private static int Lengthened()
    {
        const int steps = 200;
        var lengthened = 0;
        for (var percent = 1; percent < 100; percent += 7)
        {
            var before = double.PositiveInfinity;
            for (var step = 0; step < steps; step++)
            {
                var seconds = Predict
                    .One(
                        Limited with
                        {
                            BandwidthBytesPerSecond = LinkBytesPerSecond * (1 + step / 50.0),
                        },
                        MemoryBytes,
                        Predict.Constant(percent / 100.0 * LinkBytesPerSecond, MemoryBytes)
                    )
                    .EndSeconds;
                lengthened += seconds > before * (1 + 1e-12) ? 1 : 0;
                before = seconds;
            }
        }
        return lengthened;
    }
}
