using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Tests.Model;

/// <summary>Migrations that differ in one number.</summary>
internal static class Sweeps
{
    private const double Memory = 1L << 34;
    private const double WorkingSet = 3L << 31;
    private const double Bandwidth = 1L << 30;

    /// <summary>Values from a few bytes on, or from far below the ratio to above it, in no order.</summary>
    public static MigrationCase[] Along(SweepAxis axis, double ratio, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => i * 29 % 67 / 66.0)
                .Select(place => At(axis, ratio, Math.Pow(2, 30 * (place - 1)))),
        ];

    /// <summary>Values that are powers of two.</summary>
    public static MigrationCase[] AlongPowersOfTwo(SweepAxis axis, double ratio) =>
        [.. Enumerable.Range(0, 32).Select(i => At(axis, ratio, Math.ScaleB(1, -i)))];

    /// <summary>The numbers that hold; the one along the axis is not asked for.</summary>
    public static SweptMigration Fixed(MigrationCase migration) =>
        new()
        {
            MemoryBytes = migration.MemoryBytes,
            BandwidthBytesPerSecond = migration.BandwidthBytesPerSecond,
            DirtyBytesPerSecond = migration.DirtyBytesPerSecond,
            WorkingSetBytes = migration.WorkingSetBytes,
        };

    /// <summary>The number along the axis.</summary>
    public static double Value(MigrationCase migration, SweepAxis axis) =>
        axis switch
        {
            SweepAxis.Memory => migration.MemoryBytes,
            SweepAxis.WorkingSet => migration.WorkingSetBytes,
            SweepAxis.DirtyRate => migration.DirtyBytesPerSecond,
            _ => migration.BandwidthBytesPerSecond,
        };

    /// <summary>The sweep's answers; the number along the axis is given as none.</summary>
    public static MigrationAnswer[] Answers(
        SweepAxis axis,
        Law law,
        StopPolicy policy,
        MigrationCase[] cases,
        double switchoverSeconds
    )
    {
        var any = cases.FirstOrDefault();
        var migration = Fixed(
            axis switch
            {
                SweepAxis.Memory => any with { MemoryBytes = double.NaN },
                SweepAxis.WorkingSet => any with { WorkingSetBytes = double.NaN },
                SweepAxis.DirtyRate => any with { DirtyBytesPerSecond = double.NaN },
                _ => any with { BandwidthBytesPerSecond = double.NaN },
            }
        );
        return Kernels.Answers(
            cases,
            (in batch, in results) =>
            {
                var values = axis switch
                {
                    SweepAxis.Memory => batch.MemoryBytes,
                    SweepAxis.WorkingSet => batch.WorkingSetBytes,
                    SweepAxis.DirtyRate => batch.DirtyBytesPerSecond,
                    _ => batch.BandwidthBytesPerSecond,
                };
                if (law == Law.Capped)
                    AxisSweep.Run<Capped>(
                        values,
                        axis,
                        migration,
                        policy,
                        switchoverSeconds,
                        results
                    );
                else
                    AxisSweep.Run<Saturating>(
                        values,
                        axis,
                        migration,
                        policy,
                        switchoverSeconds,
                        results
                    );
            }
        );
    }

    // A share of the largest value; the memory holds the working set throughout.
    private static MigrationCase At(SweepAxis axis, double ratio, double share) =>
        axis switch
        {
            SweepAxis.Memory => new(
                WorkingSet + (Math.ScaleB(Memory, 8) - WorkingSet) * share,
                Bandwidth,
                ratio * Bandwidth,
                WorkingSet
            ),
            SweepAxis.WorkingSet => new(Memory, Bandwidth, ratio * Bandwidth, Memory * share),
            SweepAxis.DirtyRate => new(Memory, Bandwidth, 2 * Bandwidth * share, WorkingSet),
            _ => new(Memory, 8 * Bandwidth * share, ratio * Bandwidth, WorkingSet),
        };
}
