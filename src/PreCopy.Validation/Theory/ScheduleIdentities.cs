using MathNet.Numerics.RootFinding;
using static PreCopy.Validation.Theory.StandardVm;

namespace PreCopy.Validation.Theory;

/// <summary>Where more than one at a time is better: a fixed cost per migration, or streams that cannot fill the link.</summary>
internal static class ScheduleIdentities
{
    private const int Vms = 12;

    public static IEnumerable<Check> Checks()
    {
        const double b = LinkBytesPerSecond,
            d = DirtyBytesPerSecond;
        yield return Identities.Equal(
            "two VMs, no downtime: 2·M·D/((B − 2D)(B − D))",
            "setup from which two at once win",
            "s",
            Brent.FindRoot(Gain, 0, 10, accuracy: 1e-12),
            2 * MemoryBytes * d / ((b - 2 * d) * (b - d)),
            1e-8
        );
        foreach (var streams in (int[])[3, 4, 6])
            yield return new(
                $"{Vms} VMs, a stream carries B/{streams}",
                "best concurrency",
                "",
                BestConcurrency(streams),
                streams,
                new(
                    streams - 1,
                    streams + 1,
                    "\"near\" the streams that fill the link: one more or less"
                )
            );
    }

    // What two at once save over one at a time when each has this setup.
    private static double Gain(double setupSeconds) =>
        Makespan(2, 1, setupSeconds) - Makespan(2, 2, setupSeconds);

    private static int BestConcurrency(int streams) =>
        Enumerable
            .Range(1, Vms)
            .MinBy(concurrency => Makespan(Vms, concurrency, 0.5, LinkBytesPerSecond / streams));

    private static double Makespan(
        int vms,
        int concurrency,
        double setupSeconds,
        double streamCap = double.PositiveInfinity
    ) =>
        Predict
            .Identical(
                ToTheEnd with
                {
                    Concurrency = concurrency,
                    SetupSeconds = setupSeconds,
                    StreamCapBytesPerSecond = streamCap,
                },
                vms,
                MemoryBytes,
                Predict.Constant(DirtyBytesPerSecond, MemoryBytes)
            )
            .MakespanSeconds;
}
