using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// Binary lifting under a large round cap or none: nine steps reach 512 rounds, more than a ratio below 15/16 needs from
/// 256 GiB down to a byte. What goes on for longer is left to the loop.
/// </summary>
internal readonly struct LongLifting<TForced, TLanes> : ILaneKernel<TLanes>
    where TForced : struct, IForcedStop
    where TLanes : struct, IVectorLanes<TLanes>
{
    private const int MostDoublings = 9;

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
        var one = TLanes.All(1);
        var memory = TLanes.Load(batch.MemoryBytes, start);
        var bandwidth = TLanes.Load(batch.BandwidthBytesPerSecond, start);
        var ratio = TLanes.Load(batch.DirtyBytesPerSecond, start) / bandwidth;
        var threshold = ClosedForm.Threshold(
            bandwidth,
            limits.TolerantDowntimeSeconds,
            limits.MinPendingBytes
        );
        var first = TLanes.Min(memory * ratio, TLanes.Load(batch.WorkingSetBytes, start));
        ratio = TLanes.Min(ratio, one);
        var endless = TLanes.LessOrEqual(one, ratio) & ~TLanes.LessOrEqual(first, threshold);
        var (left, rounds) = Lift(first, ratio, threshold * ratio, limits.MaxRounds);

        rounds = TLanes.Blend(
            endless,
            TLanes.All(Math.Min(limits.MaxRounds, int.MaxValue)),
            rounds
        );
        var never = TForced.IsPresent ? ~TLanes.AllSet : endless;
        var infinity = TLanes.All(double.PositiveInfinity);
        var resent = ClosedForm.Resent(first, left, ratio, rounds * first);
        var bytes = TLanes.Blend(never, infinity, memory + resent);
        var paused = TLanes.Blend(never, infinity, left);
        var inverse = one / bandwidth;
        var switchover = TLanes.All(switchoverSeconds);
        TLanes.Store(bytes, results.BytesSent, start);
        TLanes.Store(bytes * inverse + switchover, results.TotalSeconds, start);
        TLanes.Store(paused * inverse + switchover, results.DowntimeSeconds, start);
        TLanes.StoreInt32(rounds, results.LiveRounds, start);
        var stopped = TForced.IsPresent ? Outcome.Forced : Outcome.Never;
        TLanes.StoreBytes(
            TLanes.BytesAbove(left, threshold) * (uint)stopped,
            MemoryMarshal.AsBytes(results.Outcomes),
            start
        );

        var beyond = ~TLanes.LessOrEqual(left, threshold) & ~endless;
        if (limits.MaxRounds < 2 << MostDoublings)
            beyond = ~TLanes.AllSet;
        var doubtful = ClosedForm.NearOne(ratio) | beyond;
        if (ClosedForm.MayTie(limits))
            doubtful |= ClosedForm.Doubtful(left, threshold, ratio);
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

    private static (TLanes Left, TLanes Rounds) Lift(
        TLanes first,
        TLanes power1,
        TLanes limit,
        double maxRounds
    )
    {
        var power2 = power1 * power1;
        var power4 = power2 * power2;
        var power8 = power4 * power4;
        var power16 = power8 * power8;
        var power32 = power16 * power16;
        var power64 = power32 * power32;
        var power128 = power64 * power64;
        var power256 = power128 * power128;

        var (left, rounds) = (first, TLanes.All(1));
        var doublings = MostDoublings;
        if (maxRounds < 2 << MostDoublings)
        {
            doublings = Math.Min(MostDoublings, BitOperations.Log2((uint)maxRounds));
            var firstStep = (int)maxRounds - (1 << doublings);
            Step(ref left, ref rounds, Power(power1, firstStep), limit, firstStep);
        }

        // More than 32 rounds: five steps at least.
        if (doublings > 8)
            Step(ref left, ref rounds, power256, limit, 256);
        if (doublings > 7)
            Step(ref left, ref rounds, power128, limit, 128);
        if (doublings > 6)
            Step(ref left, ref rounds, power64, limit, 64);
        if (doublings > 5)
            Step(ref left, ref rounds, power32, limit, 32);
        Step(ref left, ref rounds, power16, limit, 16);
        Step(ref left, ref rounds, power8, limit, 8);
        Step(ref left, ref rounds, power4, limit, 4);
        Step(ref left, ref rounds, power2, limit, 2);
        Step(ref left, ref rounds, power1, limit, 1);
        return (left, rounds);
    }

    private static TLanes Power(TLanes ratio, int exponent)
    {
        var power = TLanes.All(1);
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                power *= ratio;
            ratio *= ratio;
        }
        return power;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        ref TLanes left,
        ref TLanes rounds,
        TLanes power,
        TLanes limit,
        int step
    )
    {
        var further = left * power;
        var stays = TLanes.LessOrEqual(further, limit);
        left = TLanes.Blend(stays, left, further);
        rounds = TLanes.Blend(stays, rounds, rounds + TLanes.All(step));
    }
}
