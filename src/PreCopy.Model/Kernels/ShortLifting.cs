using System.Runtime.InteropServices;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>Binary lifting under a round cap of at most <see cref="LiftingSteps.MostRounds"/>, group after group.</summary>
internal readonly struct ShortLifting<TForced, TLanes> : ILaneKernel<TLanes>
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
        // Locals of their own: the fields of a parameter passed by reference would be read anew in every turn.
        var memories = batch.MemoryBytes;
        var bandwidths = batch.BandwidthBytesPerSecond;
        var dirtyRates = batch.DirtyBytesPerSecond;
        var workingSets = batch.WorkingSetBytes;
        var totals = results.TotalSeconds;
        var downtimes = results.DowntimeSeconds;
        var bytesSent = results.BytesSent;
        var liveRounds = results.LiveRounds;
        var outcomes = MemoryMarshal.AsBytes(results.Outcomes);
        var (downtime, minPending) = (limits.TolerantDowntimeSeconds, limits.MinPendingBytes);
        var mayTie = ClosedForm.MayTie(limits);
        var maxRounds = TLanes.All(limits.MaxRounds);
        var switchover = TLanes.All(switchoverSeconds);
        var one = TLanes.All(1);
        var steps = new LiftingSteps((int)limits.MaxRounds);
        var (firstStep, doublings) = (steps.First, steps.Doublings);

        for (var start = 0; start < memories.Length; start += TLanes.Count)
        {
            var memory = TLanes.Load(memories, start);
            var bandwidth = TLanes.Load(bandwidths, start);
            var ratio = TLanes.Load(dirtyRates, start) / bandwidth;
            var threshold = ClosedForm.Threshold(bandwidth, downtime, minPending);
            var first = TLanes.Min(memory * ratio, TLanes.Load(workingSets, start));

            var power1 = TLanes.Min(ratio, one);
            var power2 = power1 * power1;
            var power4 = power2 * power2;
            var power8 = power4 * power4;
            var power = LiftingSteps.FirstPower(firstStep, power1, power2, power4, power8);
            var limit = threshold * power1;
            var left = first;
            var rounds = LaneBytes.Ones;
            LiftingSteps.Lift(ref left, ref rounds, power, limit, firstStep);
            if (doublings > 3)
                LiftingSteps.Lift(ref left, ref rounds, power8, limit, 8);
            if (doublings > 2)
                LiftingSteps.Lift(ref left, ref rounds, power4, limit, 4);
            if (doublings > 1)
                LiftingSteps.Lift(ref left, ref rounds, power2, limit, 2);
            if (doublings > 0)
                LiftingSteps.Lift(ref left, ref rounds, power1, limit, 1);

            var done = TLanes.LessOrEqual(left, threshold);
            var flat = TLanes.Blend(done, first, first * maxRounds);
            var bytes = memory + ClosedForm.Resent(first, left, power1, flat);
            var inverse = one / bandwidth;
            TLanes.Store(bytes, bytesSent, start);
            TLanes.Store(bytes * inverse + switchover, totals, start);
            TLanes.Store(left * inverse + switchover, downtimes, start);
            TLanes.StoreBytesAsInt32(rounds, liveRounds, start);
            // A byte an outcome: Converged is 0, Forced 1.
            TLanes.StoreBytes(TLanes.BytesAbove(left, threshold), outcomes, start);

            var doubtful = ClosedForm.NearOne(power1);
            if (mayTie)
                doubtful |= ClosedForm.Doubtful(left, threshold, power1);
            if (TLanes.Bits(doubtful) is var lanes and not 0)
                LoneMigrations.Redo<Capped, TForced>(
                    lanes,
                    batch,
                    start,
                    limits,
                    switchoverSeconds,
                    results
                );
        }
    }
}
