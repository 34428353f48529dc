using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Validation.Theory;

/// <summary>The model's own table (section 6): one kind of VM, alone and up to the wall, to its printed digits.</summary>
internal static class NumbersToReproduce
{
    private const double MiB = 1 << 20;
    private const double MemoryBytes = 8192 * MiB;

    private static readonly LinkSettings Link = new(1250 * MiB, new() { DowntimeSeconds = 0.3 });
    private static readonly AnyCurve Dirty = Predict.Constant(100 * MiB, MemoryBytes);

    private static readonly Row[] Rows =
    [
        new(1, 7.12, 7.12, 0.042, 2, 8900),
        new(2, 15.59, 14.24, 0.054, 3, 9746),
        new(4, 38.42, 28.48, 0.275, 4, 12_007),
        new(8, 145.20, 56.96, 0.248, 12, 22_687),
        new(12, 1959.05, 85.44, 0.293, 137, 204_068),
    ];

    /// <summary>The first number of VMs that never converge at once, and how long they take in turn.</summary>
    private const int Wall = 13;
    private const double WallInTurnSeconds = 92.6;

    private readonly record struct Row(
        int Vms,
        double AtOnceSeconds,
        double InTurnSeconds,
        double DowntimeSeconds,
        int LiveRounds,
        double MebibytesPerVm
    );

    public static CheckGroup Check() =>
        new(
            "Numbers to reproduce",
            "the model's definition, section 6: 8192 MiB at 1250 MiB/s, 100 MiB/s dirty, limit 300 ms",
            "The table that the suite was specified by, to its printed digits.",
            [
                .. Rows.SelectMany(Checks),
                To(
                    Wall,
                    "makespan at once",
                    "s",
                    AtOnce(Wall).MakespanSeconds,
                    double.PositiveInfinity,
                    0
                ),
                To(Wall, "makespan in turn", "s", InTurn(Wall), WallInTurnSeconds, 0.05),
            ]
        );

    private static IEnumerable<Check> Checks(Row row)
    {
        var together = AtOnce(row.Vms);
        var one = Predict.One(
            Link with
            {
                BandwidthBytesPerSecond = Link.BandwidthBytesPerSecond / row.Vms,
            },
            MemoryBytes,
            Dirty
        );
        var perVm = together.BytesSent / row.Vms / MiB;
        yield return To(
            row.Vms,
            "makespan at once",
            "s",
            together.MakespanSeconds,
            row.AtOnceSeconds,
            0.005
        );
        yield return To(
            row.Vms,
            "makespan in turn",
            "s",
            InTurn(row.Vms),
            row.InTurnSeconds,
            0.005
        );
        yield return To(
            row.Vms,
            "downtime",
            "s",
            together.MaxDowntimeSeconds,
            row.DowntimeSeconds,
            0.0005
        );
        yield return To(row.Vms, "live rounds", "", one.LiveRounds, row.LiveRounds, 0);
        yield return To(row.Vms, "sent by each", "MiB", perVm, row.MebibytesPerVm, 0.5);
    }

    private static BatchTotals AtOnce(int vms) => Predict.Identical(Link, vms, MemoryBytes, Dirty);

    private static double InTurn(int vms) =>
        Predict.Identical(Link with { Concurrency = 1 }, vms, MemoryBytes, Dirty).MakespanSeconds;

    private static Check To(
        int vms,
        string quantity,
        string unit,
        double predicted,
        double printed,
        double half
    ) =>
        new(
            $"{vms} {(vms == 1 ? "VM" : "VMs")}",
            quantity,
            unit,
            predicted,
            printed,
            new(printed - half, printed + half, "half a unit of the last printed digit")
        );
}
