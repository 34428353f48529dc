using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
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
        var whole = batch.Count - batch.Count % TLanes.Count;
        for (var start = 0; start < whole; start += TLanes.Count)
            RunLanes(batch, start, limits, switchoverSeconds, results);
        if (whole < batch.Count)
            RunRemainder(batch.From(whole), limits, switchoverSeconds, results.From(whole));
    }

    private static void RunLanes(
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
        StoreOutcomes(TLanes.Bits(forced), TLanes.Bits(never), results.Outcomes[start..]);

        for (var bits = TLanes.Bits(active); bits != 0; bits &= bits - 1)
            FinishLong(
                batch,
                start + BitOperations.TrailingZeroCount(bits),
                limits,
                switchoverSeconds,
                results
            );
    }

    // A byte an outcome: Converged is 0, Forced 1, Never 4.
    private static void StoreOutcomes(uint forced, uint never, Span<Outcome> destination)
    {
        var bytes = MemoryMarshal.AsBytes(destination);
        for (var lane = 0; lane < TLanes.Count; lane += 4)
            BinaryPrimitives.WriteUInt32LittleEndian(
                bytes[lane..],
                Spread(forced >> lane) * (uint)Outcome.Forced
                    + Spread(never >> lane) * (uint)Outcome.Never
            );
    }

    // The lowest four bits, each to the lowest of its own byte.
    private static uint Spread(uint bits) => ((bits & 0xF) * 0x00204081) & 0x01010101;

    // A lane that has not stopped after the literal rounds begins anew: rare, and worth no state of its own.
    private static void FinishLong(
        in MigrationBatch batch,
        int index,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var bandwidth = batch.BandwidthBytesPerSecond[index];
        Scalar
            .Migrate<TLaw, TForced>(
                batch.MemoryBytes[index],
                bandwidth,
                batch.DirtyBytesPerSecond[index],
                batch.WorkingSetBytes[index],
                limits
            )
            .WriteTo(results, index, bandwidth, switchoverSeconds);
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
        RunLanes(padded, 0, limits, switchoverSeconds, all);
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
