using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// A few rounds of the migrations under way, group of lanes after group: one group's curve, a long chain of products, is on
/// its way while the next ones' are begun. What becomes of a lane stays in memory, so that one group needs few registers.
/// </summary>
internal static class MaskedStint<TLaw, TForced, TLanes>
    where TLaw : struct, IDirtyLaw
    where TForced : struct, IForcedStop
    where TLanes : struct, IVectorLanes<TLanes>
{
    // A divisor of RoundLeap.LiteralRounds: no stint goes past it.
    private const int Rounds = 8;

    /// <summary>Goes on with <paramref name="count"/> migrations from <paramref name="start"/> on; those not done then wait.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(
        in MigrationBatch batch,
        int start,
        int count,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results,
        ref Stragglers stragglers
    )
    {
        Span<double> ratios = stackalloc double[Stragglers.Most];
        Span<double> thresholds = stackalloc double[Stragglers.Most];
        for (var lane = 0; lane < count; lane += TLanes.Count)
        {
            TLanes.Store(Ratio(batch, start + lane), ratios, lane);
            TLanes.Store(Threshold(batch, start + lane, limits), thresholds, lane);
        }
        GoOn(count, ratios, thresholds, batch.From(start), limits, stragglers);

        var (unfinished, late) = (0UL, 0UL);
        for (var lane = 0; lane < count; lane += TLanes.Count)
        {
            var sent = TLanes.Load(stragglers.Sent, lane);
            var left = TLanes.Load(stragglers.Left, lane);
            var rounds = TLanes.Load(stragglers.Rounds, lane);
            var threshold = TLanes.Load(thresholds, lane);
            var bandwidth = TLanes.Load(batch.BandwidthBytesPerSecond, start + lane);
            Store(
                bandwidth,
                threshold,
                switchoverSeconds,
                results,
                start + lane,
                sent,
                left,
                rounds
            );
            var maxBytes =
                TLanes.All(limits.MaxFactor) * TLanes.Load(batch.MemoryBytes, start + lane);
            var stopped =
                TLanes.LessOrEqual(left, threshold)
                | TForced.Forces(rounds, sent + left, TLanes.All(limits.MaxRounds), maxBytes)
                | Never(rounds);
            var literal = TLanes.LessOrEqual(rounds, TLanes.All(RoundLeap.LiteralRounds));
            unfinished |= (ulong)TLanes.Bits(~stopped & literal) << lane;
            late |= (ulong)TLanes.Bits(~literal & ~Never(rounds)) << lane;
        }

        // A group that is not full has lanes that are no migration.
        var migrations = (1UL << count) - 1;
        stragglers.Keep(unfinished & migrations);
        if ((late & migrations) != 0)
            LoneMigrations.Redo<TLaw, TForced>(
                (uint)(late & migrations),
                batch,
                start,
                limits,
                switchoverSeconds,
                results
            );
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void GoOn(
        int count,
        ReadOnlySpan<double> ratios,
        ReadOnlySpan<double> thresholds,
        in MigrationBatch batch,
        in StopLimits limits,
        in Stragglers stragglers
    )
    {
        var memories = batch.MemoryBytes;
        var workingSets = batch.WorkingSetBytes;
        var allSent = stragglers.Sent;
        var allLeft = stragglers.Left;
        var allRounds = stragglers.Rounds;
        var maxRounds = TLanes.All(limits.MaxRounds);
        var maxFactor = TLanes.All(limits.MaxFactor);
        for (var round = 0; round < Rounds; round++)
        {
            var active = 0u;
            for (var lane = 0; lane < count; lane += TLanes.Count)
            {
                var left = TLanes.Load(allLeft, lane);
                var sent = TLanes.Load(allSent, lane);
                var rounds = TLanes.Load(allRounds, lane);
                var workingSet = TLanes.Load(workingSets, lane);
                var maxBytes = maxFactor * TLanes.Load(memories, lane);
                var total = sent + left;
                // A lane that has stopped keeps what it has, and so stops again.
                var stopped =
                    TLanes.LessOrEqual(left, TLanes.Load(thresholds, lane))
                    | TForced.Forces(rounds, total, maxRounds, maxBytes)
                    | Never(rounds);
                active |= TLanes.Bits(~stopped);
                var next = TLaw.UniqueBytes(left * TLanes.Load(ratios, lane), workingSet);
                TLanes.Store(TLanes.Blend(stopped, left, next), allLeft, lane);
                TLanes.Store(TLanes.Blend(stopped, sent, total), allSent, lane);
                rounds = TLanes.Blend(stopped, rounds, rounds + TLanes.All(1));
                TLanes.Store(rounds, allRounds, lane);
            }
            if (active == 0)
                break;
        }
    }

    /// <summary>ρ = D/b of a group of lanes.</summary>
    public static TLanes Ratio(in MigrationBatch batch, int start) =>
        TLanes.Load(batch.DirtyBytesPerSecond, start)
        / TLanes.Load(batch.BandwidthBytesPerSecond, start);

    /// <summary>The bytes at or below which each of a group converges.</summary>
    public static TLanes Threshold(in MigrationBatch batch, int start, in StopLimits limits) =>
        ClosedForm.Threshold(
            TLanes.Load(batch.BandwidthBytesPerSecond, start),
            limits.TolerantDowntimeSeconds,
            limits.MinPendingBytes
        );

    private static TLanes Never(TLanes rounds) =>
        TForced.IsPresent
            ? ~TLanes.AllSet
            : TLanes.LessOrEqual(TLanes.All(double.PositiveInfinity), rounds);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Store(
        TLanes bandwidth,
        TLanes threshold,
        double switchoverSeconds,
        in MigrationResults results,
        int start,
        TLanes sent,
        TLanes left,
        TLanes rounds
    )
    {
        var never = Never(rounds);
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
    }
}
