using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>A vector kernel on any number of migrations: the last group is filled up.</summary>
internal static class PaddedBatch<TKernel, TLanes>
    where TKernel : struct, ILaneKernel<TLanes>
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
        if (whole > 0)
            TKernel.Run(batch.To(whole), limits, switchoverSeconds, results);
        if (whole < batch.Count)
            RunRemainder(batch.From(whole), limits, switchoverSeconds, results.From(whole));
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
        TKernel.Run(padded, limits, switchoverSeconds, all);
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
