using System.Numerics;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>The masked loop of <see cref="Vector"/> at one width.</summary>
internal static class MaskedLoop<TLaw, TForced, TLanes>
    where TLaw : struct, IDirtyLaw
    where TForced : struct, IForcedStop
    where TLanes : struct, IVectorLanes<TLanes>
{
    public static void Run(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var start = 0;
        for (; start <= batch.Count - TLanes.Count; start += TLanes.Count)
            RunLanes(batch.From(start), limits, switchoverSeconds, results.From(start));
        if (start < batch.Count)
            RunRemainder(batch.From(start), limits, switchoverSeconds, results.From(start));
    }

    private static void RunLanes(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var memory = TLanes.Load(batch.MemoryBytes);
        var bandwidth = TLanes.Load(batch.BandwidthBytesPerSecond);
        var workingSet = TLanes.Load(batch.WorkingSetBytes);
        var ratio = TLanes.Load(batch.DirtyBytesPerSecond) / bandwidth;
        var threshold = Threshold(limits, bandwidth);
        var maxRounds = TLanes.All(limits.MaxRounds);
        var maxBytes = TLanes.All(limits.MaxFactor) * memory;

        var one = TLanes.All(1);
        var left = TLaw.UniqueBytes(memory * ratio, workingSet);
        var sent = memory;
        var rounds = one;
        var active = TLanes.AllSet;
        var never = ~TLanes.AllSet;
        if (!TForced.IsPresent)
        {
            var settled = TLaw.UniqueBytes(threshold * ratio, workingSet);
            never = ~TLanes.LessOrEqual(left, threshold) & TLanes.LessOrEqual(threshold, settled);
            active = ~never;
        }

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
            rounds = TLanes.Blend(active, rounds + one, rounds);
            left = TLanes.Blend(active, TLaw.UniqueBytes(left * ratio, workingSet), left);
        }

        Write(
            batch,
            limits,
            switchoverSeconds,
            results,
            new(sent, left, rounds, threshold, active, never)
        );
    }

    private static TLanes Threshold(in StopLimits limits, TLanes bandwidth) =>
        TLanes.Max(
            TLanes.All(limits.DowntimeSeconds)
                * bandwidth
                * TLanes.All(1 + StopPolicy.TieTolerance),
            TLanes.All(limits.MinPendingBytes)
        );

    private readonly record struct End(
        TLanes Sent,
        TLanes Left,
        TLanes Rounds,
        TLanes Threshold,
        TLanes Active,
        TLanes Never
    );

    private static void Write(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results,
        in End end
    )
    {
        var infinity = TLanes.All(double.PositiveInfinity);
        var bandwidth = TLanes.Load(batch.BandwidthBytesPerSecond);
        var switchover = TLanes.All(switchoverSeconds);
        var total = TLanes.Blend(end.Never, infinity, end.Sent + end.Left);
        TLanes.Store(total / bandwidth + switchover, results.TotalSeconds);
        TLanes.Store(
            TLanes.Blend(end.Never, infinity, end.Left) / bandwidth + switchover,
            results.DowntimeSeconds
        );
        TLanes.Store(total, results.BytesSent);

        Span<double> rounds = stackalloc double[TLanes.Count];
        TLanes.Store(end.Rounds, rounds);
        var converged = TLanes.Bits(TLanes.LessOrEqual(end.Left, end.Threshold));
        var never = TLanes.Bits(end.Never);
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            var isNever = (never >> lane & 1) != 0;
            results.LiveRounds[lane] = isNever ? int.MaxValue : (int)rounds[lane];
            results.Outcomes[lane] =
                isNever ? Outcome.Never
                : (converged >> lane & 1) != 0 ? Outcome.Converged
                : Outcome.Forced;
        }

        for (var active = TLanes.Bits(end.Active); active != 0; active &= active - 1)
            FinishLong(
                batch,
                limits,
                switchoverSeconds,
                results,
                end,
                BitOperations.TrailingZeroCount(active)
            );
    }

    private static void FinishLong(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results,
        in End end,
        int lane
    )
    {
        Span<double> sent = stackalloc double[TLanes.Count];
        Span<double> left = stackalloc double[TLanes.Count];
        TLanes.Store(end.Sent, sent);
        TLanes.Store(end.Left, left);
        var bandwidth = batch.BandwidthBytesPerSecond[lane];
        LongRun
            .Finish<TLaw>(
                batch.DirtyBytesPerSecond[lane] / bandwidth,
                batch.WorkingSetBytes[lane],
                limits.ThresholdBytes(bandwidth),
                limits.MaxRounds,
                limits.MaxFactor * batch.MemoryBytes[lane],
                RoundLeap.LiteralRounds + 1,
                sent[lane],
                left[lane]
            )
            .WriteTo(results, lane, bandwidth, switchoverSeconds);
    }

    // Fewer migrations than lanes: copies of the last one fill the vector.
    private static void RunRemainder(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        Span<double> input = stackalloc double[4 * TLanes.Count];
        Span<double> output = stackalloc double[3 * TLanes.Count];
        Span<int> rounds = stackalloc int[TLanes.Count];
        Span<Outcome> outcomes = stackalloc Outcome[TLanes.Count];
        var padded = new MigrationBatch
        {
            MemoryBytes = Pad(batch.MemoryBytes, input, 0),
            BandwidthBytesPerSecond = Pad(batch.BandwidthBytesPerSecond, input, 1),
            DirtyBytesPerSecond = Pad(batch.DirtyBytesPerSecond, input, 2),
            WorkingSetBytes = Pad(batch.WorkingSetBytes, input, 3),
        };
        var all = new MigrationResults
        {
            TotalSeconds = output[..TLanes.Count],
            DowntimeSeconds = output.Slice(TLanes.Count, TLanes.Count),
            BytesSent = output[(2 * TLanes.Count)..],
            LiveRounds = rounds,
            Outcomes = outcomes,
        };
        RunLanes(padded, limits, switchoverSeconds, all);
        all.TotalSeconds[..batch.Count].CopyTo(results.TotalSeconds);
        all.DowntimeSeconds[..batch.Count].CopyTo(results.DowntimeSeconds);
        all.BytesSent[..batch.Count].CopyTo(results.BytesSent);
        rounds[..batch.Count].CopyTo(results.LiveRounds);
        outcomes[..batch.Count].CopyTo(results.Outcomes);
    }

    private static ReadOnlySpan<double> Pad(
        ReadOnlySpan<double> values,
        Span<double> buffer,
        int row
    )
    {
        var padded = buffer.Slice(row * TLanes.Count, TLanes.Count);
        padded.Fill(values[^1]);
        values.CopyTo(padded);
        return padded;
    }
}
