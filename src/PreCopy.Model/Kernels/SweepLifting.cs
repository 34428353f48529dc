using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// Binary lifting at one ratio ρ below 1 and one bandwidth: the powers, the threshold and the divisions are the same for all.
/// What is left of a migration is its first round, the search, and two sums.
/// </summary>
internal static class SweepLifting<TLanes>
    where TLanes : struct, IVectorLanes<TLanes>
{
    /// <summary>Computes at least <typeparamref name="TLanes"/>.Count migrations.</summary>
    public static void Run(
        ReadOnlySpan<double> values,
        SweepAxis axis,
        in SweptMigration migration,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var totals = results.TotalSeconds;
        var downtimes = results.DowntimeSeconds;
        var bytesSent = results.BytesSent;
        var liveRounds = results.LiveRounds;
        var outcomes = MemoryMarshal.AsBytes(results.Outcomes);
        var ratio = migration.Ratio;
        var isMemory = axis == SweepAxis.Memory;
        // The first round is min(M·ρ, W): the value is one of M and W, and both axes are min(value·slope, most).
        var slope = TLanes.All(isMemory ? ratio : 1);
        var most = TLanes.All(isMemory ? migration.WorkingSetBytes : migration.MemoryBytes * ratio);
        // The memory: the value itself, or a constant.
        var keep = isMemory ? TLanes.AllSet : TLanes.All(0);
        var constant = TLanes.All(isMemory ? 0 : migration.MemoryBytes);

        var thresholdBytes = limits.ThresholdBytes(migration.BandwidthBytesPerSecond);
        var threshold = TLanes.All(thresholdBytes);
        var steps = new LiftingSteps((int)limits.MaxRounds);
        var (firstStep, doublings) = (steps.First, steps.Doublings);
        var (power, bound) = Step(firstStep, ratio, thresholdBytes);
        var (power8, bound8) = Step(8, ratio, thresholdBytes);
        var (power4, bound4) = Step(4, ratio, thresholdBytes);
        var (power2, bound2) = Step(2, ratio, thresholdBytes);
        var (power1, bound1) = Step(1, ratio, thresholdBytes);
        var inverseShortfall = TLanes.All(1 / (1 - ratio));
        var inverse = TLanes.All(1 / migration.BandwidthBytesPerSecond);
        var switchover = TLanes.All(switchoverSeconds);

        // The last group ends with the last migration and computes some a second time.
        var last = values.Length - TLanes.Count;
        for (var start = 0; ; start = Math.Min(start + TLanes.Count, last))
        {
            var value = TLanes.Load(values, start);
            var first = TLanes.Min(value * slope, most);
            var left = first;
            var rounds = LaneBytes.Ones;
            Lift(ref left, ref rounds, power, bound, firstStep);
            if (doublings > 3)
                Lift(ref left, ref rounds, power8, bound8, 8);
            if (doublings > 2)
                Lift(ref left, ref rounds, power4, bound4, 4);
            if (doublings > 1)
                Lift(ref left, ref rounds, power2, bound2, 2);
            if (doublings > 0)
                Lift(ref left, ref rounds, power1, bound1, 1);

            var bytes = (value & keep | constant) + (first - left * power1) * inverseShortfall;
            TLanes.Store(bytes, bytesSent, start);
            TLanes.Store(bytes * inverse + switchover, totals, start);
            TLanes.Store(left * inverse + switchover, downtimes, start);
            TLanes.StoreBytesAsInt32(rounds, liveRounds, start);
            TLanes.StoreBytes(TLanes.BytesAbove(left, threshold), outcomes, start);
            if (start == last)
                return;
        }
    }

    // LiftingSteps.Lift, with its limit divided by the power beforehand: the comparison need not wait for the product.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lift(
        ref TLanes left,
        ref ulong rounds,
        TLanes power,
        TLanes bound,
        int step
    )
    {
        rounds += TLanes.BytesAbove(left, bound) * (ulong)step;
        left = TLanes.BlendAbove(left, bound, left * power, left);
    }

    // ρ^s, and the bytes above which s rounds later there is still too much: threshold/ρ^(s−1).
    private static (TLanes Power, TLanes Bound) Step(int step, double ratio, double threshold)
    {
        var before = 1.0;
        for (var i = 1; i < step; i++)
            before *= ratio;
        return (TLanes.All(step > 0 ? before * ratio : 1), TLanes.All(threshold / before));
    }
}
