using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// Binary lifting of two groups of lanes in turn: what holds one group up is waiting for its own products. Where the lifting
/// is not short, or a tie has to be told, one group after the other.
/// </summary>
/// <typeparam name="TLanes">The lanes of one group.</typeparam>
public abstract unsafe class PipelinedLifting<TLanes> : MigrationKernel
    where TLanes : struct, IVectorLanes<TLanes>
{
    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var done =
            BinaryLifting.IsShort<TLaw>(limits) && !ClosedForm.MayTie(limits)
                ? ComputePairs<TForced>(batch, limits, switchoverSeconds, results)
                : 0;
        if (done < batch.Count)
            BinaryLifting.Run<TLaw, TForced, TLanes>(
                batch.From(done),
                limits,
                switchoverSeconds,
                results.From(done)
            );
    }

    private int ComputePairs<TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TForced : struct, IForcedStop
    {
        var pair = 2 * TLanes.Count;
        var end = batch.Count - batch.Count % pair;
        fixed (double* memories = batch.MemoryBytes)
        fixed (double* bandwidths = batch.BandwidthBytesPerSecond)
        fixed (double* dirtyRates = batch.DirtyBytesPerSecond)
        fixed (double* workingSets = batch.WorkingSetBytes)
        fixed (double* totals = results.TotalSeconds)
        fixed (double* downtimes = results.DowntimeSeconds)
        fixed (double* bytesSent = results.BytesSent)
        fixed (int* liveRounds = results.LiveRounds)
        fixed (Outcome* outcomes = results.Outcomes)
            for (var a = 0; a < end; )
            {
                a = RunPairs(
                    a,
                    end,
                    limits,
                    switchoverSeconds,
                    memories,
                    bandwidths,
                    dirtyRates,
                    workingSets,
                    totals,
                    downtimes,
                    bytesSent,
                    liveRounds,
                    (byte*)outcomes,
                    out var doubtful
                );
                LoneMigrations.Redo<Capped, TForced>(
                    doubtful,
                    batch,
                    a - pair,
                    limits,
                    switchoverSeconds,
                    results
                );
            }
        return end;
    }

    /// <summary>
    /// From one pair of groups to the end, or to behind the first pair with lanes for the loop: so that here nothing is called.
    /// </summary>
    /// <param name="a">The first migration of the first pair.</param>
    /// <param name="end">Behind the last migration of the last pair.</param>
    /// <param name="limits">The stop policy, with a round cap of at most <see cref="LiftingSteps.MostRounds"/>.</param>
    /// <param name="switchoverSeconds">The overhead o that ends every downtime.</param>
    /// <param name="memories">M of each migration, in bytes.</param>
    /// <param name="bandwidths">b, in bytes/s.</param>
    /// <param name="dirtyRates">D, in bytes/s.</param>
    /// <param name="workingSets">W, in bytes.</param>
    /// <param name="totals">Receives the total seconds.</param>
    /// <param name="downtimes">Receives the downtime seconds.</param>
    /// <param name="bytesSent">Receives the bytes on the wire.</param>
    /// <param name="liveRounds">Receives the live rounds.</param>
    /// <param name="outcomes">Receives an <see cref="Outcome"/> each.</param>
    /// <param name="doubtful">The lanes of the last pair that the loop has to compute anew, a bit each.</param>
    /// <returns>Behind the last pair that was computed.</returns>
    private protected abstract int RunPairs(
        int a,
        int end,
        in StopLimits limits,
        double switchoverSeconds,
        double* memories,
        double* bandwidths,
        double* dirtyRates,
        double* workingSets,
        double* totals,
        double* downtimes,
        double* bytesSent,
        int* liveRounds,
        byte* outcomes,
        out uint doubtful
    );
}
