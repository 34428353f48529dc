using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// <see cref="VectorMaskedLoop"/> at one width: two groups of lanes go on, in turn, until the slowest lane is done. One
/// group's curve is on its way while the other's is begun: an exponential is a long chain of products.
/// </summary>
internal readonly struct MaskedLoop<TLaw, TForced, TLanes> : ILaneKernel<TLanes>
    where TLaw : struct, IDirtyLaw
    where TForced : struct, IForcedStop
    where TLanes : struct, IVectorLanes<TLanes>
{
    /// <inheritdoc/>
    public static void Run(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        for (var start = 0; start < batch.Count; start += 2 * TLanes.Count)
        {
            // An odd group out goes in turn with itself.
            var second = Math.Min(start + TLanes.Count, batch.Count - TLanes.Count);
            RunGroups(batch, start, second, limits, switchoverSeconds, results);
        }
    }

    private static void RunGroups(
        in MigrationBatch batch,
        int a,
        int b,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var (ratioA, ratioB) = (Ratio(batch, a), Ratio(batch, b));
        var (thresholdA, thresholdB) = (Threshold(batch, a, limits), Threshold(batch, b, limits));
        var workingSetA = TLanes.Load(batch.WorkingSetBytes, a);
        var workingSetB = TLanes.Load(batch.WorkingSetBytes, b);
        var (sentA, sentB) = (TLanes.Load(batch.MemoryBytes, a), TLanes.Load(batch.MemoryBytes, b));
        var maxBytesA = TLanes.All(limits.MaxFactor) * sentA;
        var maxBytesB = TLanes.All(limits.MaxFactor) * sentB;
        var maxRounds = TLanes.All(limits.MaxRounds);
        var one = TLanes.All(1);

        var leftA = Dirtied(sentA * ratioA, workingSetA);
        var leftB = Dirtied(sentB * ratioB, workingSetB);
        var (neverA, neverB) = (
            Never(leftA, thresholdA, ratioA, workingSetA),
            Never(leftB, thresholdB, ratioB, workingSetB)
        );
        var (activeA, activeB) = (~neverA, ~neverB);
        var (roundsA, roundsB) = (one, one);
        for (var round = 1; round <= RoundLeap.LiteralRounds; round++)
        {
            var totalA = sentA + leftA;
            var totalB = sentB + leftB;
            activeA &= ~(
                TLanes.LessOrEqual(leftA, thresholdA)
                | TForced.Forces(roundsA, totalA, maxRounds, maxBytesA)
            );
            activeB &= ~(
                TLanes.LessOrEqual(leftB, thresholdB)
                | TForced.Forces(roundsB, totalB, maxRounds, maxBytesB)
            );
            if (TLanes.Bits(activeA | activeB) == 0)
                break;
            sentA = TLanes.Blend(activeA, totalA, sentA);
            sentB = TLanes.Blend(activeB, totalB, sentB);
            roundsA = TLanes.Blend(activeA, roundsA + one, roundsA);
            roundsB = TLanes.Blend(activeB, roundsB + one, roundsB);
            leftA = TLanes.Blend(activeA, TLaw.UniqueBytes(leftA * ratioA, workingSetA), leftA);
            leftB = TLanes.Blend(activeB, TLaw.UniqueBytes(leftB * ratioB, workingSetB), leftB);
        }

        Store(batch, a, limits, switchoverSeconds, results, sentA, leftA, roundsA, neverA, activeA);
        Store(batch, b, limits, switchoverSeconds, results, sentB, leftB, roundsB, neverB, activeB);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLanes Dirtied(TLanes writtenBytes, TLanes workingSet) =>
        TLaw.UniqueBytes(writtenBytes, workingSet);

    private static TLanes Ratio(in MigrationBatch batch, int start) =>
        TLanes.Load(batch.DirtyBytesPerSecond, start)
        / TLanes.Load(batch.BandwidthBytesPerSecond, start);

    private static TLanes Threshold(in MigrationBatch batch, int start, in StopLimits limits) =>
        ClosedForm.Threshold(
            TLanes.Load(batch.BandwidthBytesPerSecond, start),
            limits.TolerantDowntimeSeconds,
            limits.MinPendingBytes
        );

    // The lanes that settle above their threshold, when nothing forces them.
    private static TLanes Never(TLanes left, TLanes threshold, TLanes ratio, TLanes workingSet) =>
        TForced.IsPresent
            ? ~TLanes.AllSet
            : ~TLanes.LessOrEqual(left, threshold)
                & TLanes.LessOrEqual(threshold, Dirtied(threshold * ratio, workingSet));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Store(
        in MigrationBatch batch,
        int start,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results,
        TLanes sent,
        TLanes left,
        TLanes rounds,
        TLanes never,
        TLanes unfinished
    )
    {
        var bandwidth = TLanes.Load(batch.BandwidthBytesPerSecond, start);
        var infinity = TLanes.All(double.PositiveInfinity);
        var switchover = TLanes.All(switchoverSeconds);
        var bytes = TLanes.Blend(never, infinity, sent + left);
        var paused = TLanes.Blend(never, infinity, left);
        TLanes.Store(bytes / bandwidth + switchover, results.TotalSeconds, start);
        TLanes.Store(paused / bandwidth + switchover, results.DowntimeSeconds, start);
        TLanes.Store(bytes, results.BytesSent, start);
        rounds = TLanes.Blend(never, TLanes.All(int.MaxValue), rounds);
        TLanes.StoreInt32(rounds, results.LiveRounds, start);
        var forced = ~TLanes.LessOrEqual(left, Threshold(batch, start, limits)) & ~never;
        // A byte an outcome: Converged is 0.
        TLanes.StoreBytes(
            LaneBytes.Spread(TLanes.Bits(forced)) * (uint)Outcome.Forced
                + LaneBytes.Spread(TLanes.Bits(never)) * (uint)Outcome.Never,
            MemoryMarshal.AsBytes(results.Outcomes),
            start
        );
        if (TLanes.Bits(unfinished) is var lanes and not 0)
            LoneMigrations.Redo<TLaw, TForced>(
                lanes,
                batch,
                start,
                limits,
                switchoverSeconds,
                results
            );
    }
}
