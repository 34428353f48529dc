using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// Binary lifting of two groups of eight in turn: with 32 registers both groups' powers stay in them.
/// Written on the vectors themselves: the JIT inlines only so much into one method, and two groups of Lanes8 are too much.
/// </summary>
public sealed class Avx512PipelinedLifting : MigrationKernel
{
    /// <inheritdoc/>
    public override string Name => "Avx512PipelinedLifting";

    /// <inheritdoc/>
    public override string Technique => "binary lifting in 512 bits, two groups in turn";

    /// <inheritdoc/>
    public override bool IsSupported => Vector512.IsHardwareAccelerated;

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
            BinaryLifting.Run<TLaw, TForced, Lanes8>(
                batch.From(done),
                limits,
                switchoverSeconds,
                results.From(done)
            );
    }

    private static int ComputePairs<TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TForced : struct, IForcedStop
    {
        ref var memories = ref MemoryMarshal.GetReference(batch.MemoryBytes);
        ref var bandwidths = ref MemoryMarshal.GetReference(batch.BandwidthBytesPerSecond);
        ref var dirtyRates = ref MemoryMarshal.GetReference(batch.DirtyBytesPerSecond);
        ref var workingSets = ref MemoryMarshal.GetReference(batch.WorkingSetBytes);
        ref var totals = ref MemoryMarshal.GetReference(results.TotalSeconds);
        ref var downtimes = ref MemoryMarshal.GetReference(results.DowntimeSeconds);
        ref var bytesSent = ref MemoryMarshal.GetReference(results.BytesSent);
        var liveRounds = results.LiveRounds;
        var outcomes = MemoryMarshal.AsBytes(results.Outcomes);
        var one = Vector512<double>.One;
        var downtime = Vector512.Create(limits.DowntimeSeconds);
        var tolerance = Vector512.Create(1 + StopPolicy.TieTolerance);
        var minPending = Vector512.Create(limits.MinPendingBytes);
        var maxRounds = Vector512.Create(limits.MaxRounds);
        var leastShortfall = Vector512.Create(ClosedForm.LeastShortfall);
        var switchover = Vector512.Create(switchoverSeconds);
        var steps = new LiftingSteps((int)limits.MaxRounds);
        var (firstStep, doublings) = (steps.First, steps.Doublings);

        nuint a = 0;
        var pairs = (nuint)batch.Count / 16 * 16;
        for (; a < pairs; a += 16)
        {
            var b = a + 8;
            var memoryA = Vector512.LoadUnsafe(ref memories, a);
            var memoryB = Vector512.LoadUnsafe(ref memories, b);
            var bandwidthA = Vector512.LoadUnsafe(ref bandwidths, a);
            var bandwidthB = Vector512.LoadUnsafe(ref bandwidths, b);
            var ratioA = Vector512.LoadUnsafe(ref dirtyRates, a) / bandwidthA;
            var ratioB = Vector512.LoadUnsafe(ref dirtyRates, b) / bandwidthB;
            var thresholdA = Vector512.MaxNative(downtime * bandwidthA * tolerance, minPending);
            var thresholdB = Vector512.MaxNative(downtime * bandwidthB * tolerance, minPending);
            var firstA = Vector512.MinNative(
                memoryA * ratioA,
                Vector512.LoadUnsafe(ref workingSets, a)
            );
            var firstB = Vector512.MinNative(
                memoryB * ratioB,
                Vector512.LoadUnsafe(ref workingSets, b)
            );
            var power1A = Vector512.MinNative(ratioA, one);
            var power1B = Vector512.MinNative(ratioB, one);
            var power2A = power1A * power1A;
            var power2B = power1B * power1B;
            var power4A = power2A * power2A;
            var power4B = power2B * power2B;
            var power8A = power4A * power4A;
            var power8B = power4B * power4B;
            var limitA = thresholdA * power1A;
            var limitB = thresholdB * power1B;

            var powerA = one;
            var powerB = one;
            if ((firstStep & 1) != 0)
            {
                powerA *= power1A;
                powerB *= power1B;
            }
            if ((firstStep & 2) != 0)
            {
                powerA *= power2A;
                powerB *= power2B;
            }
            if ((firstStep & 4) != 0)
            {
                powerA *= power4A;
                powerB *= power4B;
            }
            if ((firstStep & 8) != 0)
            {
                powerA *= power8A;
                powerB *= power8B;
            }
            if ((firstStep & 16) != 0)
            {
                powerA = power8A * power8A;
                powerB = power8B * power8B;
            }

            var leftA = firstA;
            var leftB = firstB;
            var roundsA = LaneBytes.Ones;
            var roundsB = LaneBytes.Ones;
            Lift(ref leftA, ref roundsA, powerA, limitA, (ulong)firstStep);
            Lift(ref leftB, ref roundsB, powerB, limitB, (ulong)firstStep);
            if (doublings > 3)
            {
                Lift(ref leftA, ref roundsA, power8A, limitA, 8);
                Lift(ref leftB, ref roundsB, power8B, limitB, 8);
            }
            if (doublings > 2)
            {
                Lift(ref leftA, ref roundsA, power4A, limitA, 4);
                Lift(ref leftB, ref roundsB, power4B, limitB, 4);
            }
            if (doublings > 1)
            {
                Lift(ref leftA, ref roundsA, power2A, limitA, 2);
                Lift(ref leftB, ref roundsB, power2B, limitB, 2);
            }
            if (doublings > 0)
            {
                Lift(ref leftA, ref roundsA, power1A, limitA, 1);
                Lift(ref leftB, ref roundsB, power1B, limitB, 1);
            }

            var flatA = Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(leftA, thresholdA),
                firstA,
                firstA * maxRounds
            );
            var flatB = Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(leftB, thresholdB),
                firstB,
                firstB * maxRounds
            );
            var shortfallA = one - power1A;
            var shortfallB = one - power1B;
            var resentA = Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(shortfallA, Vector512<double>.Zero),
                flatA,
                (firstA - leftA * power1A) / shortfallA
            );
            var resentB = Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(shortfallB, Vector512<double>.Zero),
                flatB,
                (firstB - leftB * power1B) / shortfallB
            );
            var bytesA = memoryA + resentA;
            var bytesB = memoryB + resentB;
            var inverseA = one / bandwidthA;
            var inverseB = one / bandwidthB;
            bytesA.StoreUnsafe(ref bytesSent, a);
            bytesB.StoreUnsafe(ref bytesSent, b);
            (bytesA * inverseA + switchover).StoreUnsafe(ref totals, a);
            (bytesB * inverseB + switchover).StoreUnsafe(ref totals, b);
            (leftA * inverseA + switchover).StoreUnsafe(ref downtimes, a);
            (leftB * inverseB + switchover).StoreUnsafe(ref downtimes, b);
            Lanes8.StoreBytesAsInt32(roundsA, liveRounds, (int)a);
            Lanes8.StoreBytesAsInt32(roundsB, liveRounds, (int)b);
            Lanes8.StoreBytes(Above(leftA, thresholdA), outcomes, (int)a);
            Lanes8.StoreBytes(Above(leftB, thresholdB), outcomes, (int)b);

            var nearOneA =
                Vector512.LessThanOrEqual(shortfallA, leastShortfall)
                & Vector512.GreaterThan(shortfallA, Vector512<double>.Zero);
            var nearOneB =
                Vector512.LessThanOrEqual(shortfallB, leastShortfall)
                & Vector512.GreaterThan(shortfallB, Vector512<double>.Zero);
            if (Vector512.EqualsAny((nearOneA | nearOneB).AsInt64(), Vector512<long>.AllBitsSet))
                LoneMigrations.Redo<Capped, TForced>(
                    (uint)nearOneA.ExtractMostSignificantBits()
                        | (uint)nearOneB.ExtractMostSignificantBits() << 8,
                    batch,
                    (int)a,
                    limits,
                    switchoverSeconds,
                    results
                );
        }
        return (int)pairs;
    }

    // LiftingSteps.Lift on the vector itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lift(
        ref Vector512<double> left,
        ref ulong rounds,
        Vector512<double> power,
        Vector512<double> limit,
        ulong step
    )
    {
        var further = left * power;
        rounds += Above(further, limit) * step;
        left = Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(further, limit),
            left,
            further
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Above(Vector512<double> left, Vector512<double> right) =>
        LaneBytes.Spread((uint)Vector512.GreaterThan(left, right).ExtractMostSignificantBits());
}
