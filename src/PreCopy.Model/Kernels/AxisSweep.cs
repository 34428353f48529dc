using System.Runtime.Intrinsics;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// Migrations that differ in one number. Where that leaves the ratio of dirty rate and bandwidth alone, its powers and all that
/// follows from it are computed once; otherwise the fastest kernel gets the numbers that hold as columns.
/// </summary>
public static class AxisSweep
{
    // Small enough for the first-level cache, large enough that a call costs nothing beside it.
    private const int ColumnLength = 256;

    /// <summary>Computes the migration at every value along the axis; allocates nothing.</summary>
    /// <param name="values">The values, in the unit of the axis and in any order.</param>
    /// <param name="axis">What they are.</param>
    /// <param name="migration">The other three numbers.</param>
    /// <param name="policy">The stop policy.</param>
    /// <param name="switchoverSeconds">The overhead o that ends every downtime.</param>
    /// <param name="results">Receives the results; its spans are as long as the values and do not overlap them.</param>
    /// <typeparam name="TLaw">The dirty curve.</typeparam>
    /// <exception cref="ArgumentException">
    /// Results of another length, no such axis, or a policy that cannot end a migration.
    /// </exception>
    public static void Run<TLaw>(
        ReadOnlySpan<double> values,
        SweepAxis axis,
        in SweptMigration migration,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw
    {
        if (!Enum.IsDefined(axis))
            throw new ArgumentException($"there is no axis {axis}", nameof(axis));
        MigrationKernel.Validate(values.Length, policy, results);

        var limits = StopLimits.Of(policy);
        var hoists =
            policy.IsPlain
            && axis is (SweepAxis.Memory or SweepAxis.WorkingSet)
            && BinaryLifting.IsShort<TLaw>(limits)
            && !ClosedForm.MayTie(limits)
            && 1 - migration.Ratio >= ClosedForm.LeastShortfall;
        if (hoists && Vector512.IsHardwareAccelerated && values.Length >= Lanes8.Count)
            SweepLifting<Lanes8>.Run(values, axis, migration, limits, switchoverSeconds, results);
        else if (hoists && Vector256.IsHardwareAccelerated && values.Length >= Lanes4.Count)
            SweepLifting<Lanes4>.Run(values, axis, migration, limits, switchoverSeconds, results);
        else
            RunColumns<TLaw>(values, axis, migration, policy, switchoverSeconds, results);
    }

    private static void RunColumns<TLaw>(
        ReadOnlySpan<double> values,
        SweepAxis axis,
        in SweptMigration migration,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw
    {
        var length = Math.Min(ColumnLength, values.Length);
        Span<double> memories = stackalloc double[length];
        Span<double> bandwidths = stackalloc double[length];
        Span<double> dirtyRates = stackalloc double[length];
        Span<double> workingSets = stackalloc double[length];
        memories.Fill(migration.MemoryBytes);
        bandwidths.Fill(migration.BandwidthBytesPerSecond);
        dirtyRates.Fill(migration.DirtyBytesPerSecond);
        workingSets.Fill(migration.WorkingSetBytes);
        var kernel = KernelRegistry.FastestOnOneCore;
        for (var start = 0; start < values.Length; start += length)
        {
            var count = Math.Min(length, values.Length - start);
            var along = values.Slice(start, count);
            kernel.Run<TLaw>(
                new MigrationBatch
                {
                    MemoryBytes = axis == SweepAxis.Memory ? along : memories[..count],
                    BandwidthBytesPerSecond =
                        axis == SweepAxis.Bandwidth ? along : bandwidths[..count],
                    DirtyBytesPerSecond = axis == SweepAxis.DirtyRate ? along : dirtyRates[..count],
                    WorkingSetBytes = axis == SweepAxis.WorkingSet ? along : workingSets[..count],
                },
                policy,
                switchoverSeconds,
                results.From(start).To(count)
            );
        }
    }
}
