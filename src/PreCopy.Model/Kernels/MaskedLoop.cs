using System.Runtime.InteropServices;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary><see cref="VectorMaskedLoop"/> at one width: all lanes of a group go on until the slowest is done.</summary>
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
        for (var start = 0; start < batch.Count; start += TLanes.Count)
            RunGroup(batch, start, limits, switchoverSeconds, results);
    }

    private static void RunGroup(
        in MigrationBatch batch,
        int start,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var memory = TLanes.Load(batch.MemoryBytes, start);
        var bandwidth = TLanes.Load(batch.BandwidthBytesPerSecond, start);
        var workingSet = TLanes.Load(batch.WorkingSetBytes, start);
        var ratio = TLanes.Load(batch.DirtyBytesPerSecond, start) / bandwidth;
        var threshold = TLanes.Max(
            TLanes.All(limits.DowntimeSeconds)
                * bandwidth
                * TLanes.All(1 + StopPolicy.TieTolerance),
            TLanes.All(limits.MinPendingBytes)
        );
        var maxRounds = TLanes.All(limits.MaxRounds);
        var maxBytes = TLanes.All(limits.MaxFactor) * memory;

        var left = TLaw.UniqueBytes(memory * ratio, workingSet);
        var sent = memory;
        var rounds = TLanes.All(1);
        var never = ~TLanes.AllSet;
        if (!TForced.IsPresent)
            never =
                ~TLanes.LessOrEqual(left, threshold)
                & TLanes.LessOrEqual(threshold, TLaw.UniqueBytes(threshold * ratio, workingSet));
        var active = ~never;

        for (var round = 1; round <= RoundLeap.LiteralRounds; round++)
        {
            var total = sent + left;
            active &= ~(
                TLanes.LessOrEqual(left, threshold)
                | TForced.Forces(rounds, total, maxRounds, maxBytes)
            );
            if (TLanes.Bits(active) == 0)
                break;
            sent = TLanes.Blend(active, total, sent);
            rounds = TLanes.Blend(active, rounds + TLanes.All(1), rounds);
            left = TLanes.Blend(active, TLaw.UniqueBytes(left * ratio, workingSet), left);
        }

        var infinity = TLanes.All(double.PositiveInfinity);
        var switchover = TLanes.All(switchoverSeconds);
        var bytes = TLanes.Blend(never, infinity, sent + left);
        var paused = TLanes.Blend(never, infinity, left);
        TLanes.Store(bytes / bandwidth + switchover, results.TotalSeconds, start);
        TLanes.Store(paused / bandwidth + switchover, results.DowntimeSeconds, start);
        TLanes.Store(bytes, results.BytesSent, start);
        rounds = TLanes.Blend(never, TLanes.All(int.MaxValue), rounds);
        TLanes.StoreInt32(rounds, results.LiveRounds, start);
        var forced = ~TLanes.LessOrEqual(left, threshold) & ~never;
        // A byte an outcome: Converged is 0.
        TLanes.StoreBytes(
            LaneBytes.Spread(TLanes.Bits(forced)) * (uint)Outcome.Forced
                + LaneBytes.Spread(TLanes.Bits(never)) * (uint)Outcome.Never,
            MemoryMarshal.AsBytes(results.Outcomes),
            start
        );

        if (TLanes.Bits(active) is var unfinished and not 0)
            LoneMigrations.Redo<TLaw, TForced>(
                unfinished,
                batch,
                start,
                limits,
                switchoverSeconds,
                results
            );
    }
}
