using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Tests.SharedLink;

namespace PreCopy.Tests.Model;

/// <summary>Runs kernels on guests with any curve.</summary>
internal static class Guests
{
    /// <summary>The answers of a kernel to guests whose curves are all of the type <typeparamref name="TCurve"/>.</summary>
    public static GuestAnswer[] Run<TCurve>(
        this MigrationKernel kernel,
        StopPolicy policy,
        IReadOnlyList<(double Memory, double Bandwidth, TCurve Dirty)> guests,
        double switchoverSeconds
    )
        where TCurve : struct, IDirtyCurve
    {
        var count = guests.Count;
        var (total, downtime, bytes) = (new double[count], new double[count], new double[count]);
        var (rounds, outcomes) = (new int[count], new Outcome[count]);
        var (lost, demanded) = (new double[count], new double[count]);
        kernel.Run(
            new GuestBatch<TCurve>
            {
                MemoryBytes = guests.Select(guest => guest.Memory).ToArray(),
                BandwidthBytesPerSecond = guests.Select(guest => guest.Bandwidth).ToArray(),
                Curves = guests.Select(guest => guest.Dirty).ToArray(),
            },
            policy,
            switchoverSeconds,
            new MigrationResults
            {
                TotalSeconds = total,
                DowntimeSeconds = downtime,
                BytesSent = bytes,
                LiveRounds = rounds,
                Outcomes = outcomes,
                LostVcpuSeconds = lost,
                DemandedBytes = demanded,
            }
        );
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new GuestAnswer(
                    total[i],
                    downtime[i],
                    bytes[i],
                    rounds[i],
                    outcomes[i],
                    lost[i],
                    demanded[i]
                )),
        ];
    }

    /// <summary>The answers of a kernel, every curve held as <see cref="AnyCurve"/>.</summary>
    public static GuestAnswer[] Run(
        this MigrationKernel kernel,
        StopPolicy policy,
        IReadOnlyList<GuestCase> guests,
        double switchoverSeconds
    ) =>
        kernel.Run(
            policy,
            [
                .. guests.Select(guest =>
                    (guest.MemoryBytes, guest.BandwidthBytesPerSecond, guest.Dirty.Any)
                ),
            ],
            switchoverSeconds
        );

    /// <summary>The same guests, those with hot-cold curves held as what they are.</summary>
    public static IReadOnlyList<(double, double, HotColdCurve)> HotCold(
        IEnumerable<GuestCase> guests
    ) =>
        [
            .. guests.Select(guest =>
            {
                var dirty = (NaiveCurve.HotCold)guest.Dirty;
                return (
                    guest.MemoryBytes,
                    guest.BandwidthBytesPerSecond,
                    new HotColdCurve(
                        new(dirty.Hot.Rate, dirty.Hot.WorkingSet),
                        new(dirty.Cold.Rate, dirty.Cold.WorkingSet)
                    )
                );
            }),
        ];
}
