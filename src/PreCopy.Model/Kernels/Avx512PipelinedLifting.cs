using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// Binary lifting of two groups of eight in turn: with 32 registers both groups' powers stay in them.
/// Written on the vectors themselves: the JIT inlines only so much into one method, and two groups of Lanes8 are too much.
/// </summary>
public sealed unsafe class Avx512PipelinedLifting : PipelinedLifting<Lanes8>
{
    /// <inheritdoc/>
    public override string Name => "Avx512PipelinedLifting";

    /// <inheritdoc/>
    public override string Technique => "binary lifting in 512 bits, two groups in turn";

    /// <inheritdoc/>
    public override bool IsSupported => Vector512.IsHardwareAccelerated;

    /// <inheritdoc/>
    // Optimised at once and without a profile: else the first batches, and an unlucky layout, would be with us for long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override int RunPairs(
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
    )
    {
        var one = Vector512<double>.One;
        var downtime = Vector512.Create(limits.TolerantDowntimeSeconds);
        var minPending = Vector512.Create(limits.MinPendingBytes);
        var maxRounds = Vector512.Create(limits.MaxRounds);
        var halfLeast = Vector512.Create(ClosedForm.LeastShortfall / 2);
        var switchover = Vector512.Create(switchoverSeconds);
        var steps = new LiftingSteps((int)limits.MaxRounds);
        var (firstStep, doublings) = (steps.First, steps.Doublings);

        // The division takes longest: it is under way a turn ahead.
        var nextA = Vector512.Load(dirtyRates + a) / Vector512.Load(bandwidths + a);
        var nextB = Vector512.Load(dirtyRates + a + 8) / Vector512.Load(bandwidths + a + 8);
        do
        {
            var (ratioA, ratioB) = (nextA, nextB);
            var ahead = Math.Min(a + 16, end - 16);
            nextA = Vector512.Load(dirtyRates + ahead) / Vector512.Load(bandwidths + ahead);
            nextB = Vector512.Load(dirtyRates + ahead + 8) / Vector512.Load(bandwidths + ahead + 8);
            var memoryA = Vector512.Load(memories + a);
            var memoryB = Vector512.Load(memories + a + 8);
            var bandwidthA = Vector512.Load(bandwidths + a);
            var bandwidthB = Vector512.Load(bandwidths + a + 8);
            var thresholdA = Vector512.MaxNative(downtime * bandwidthA, minPending);
            var thresholdB = Vector512.MaxNative(downtime * bandwidthB, minPending);
            var firstA = Vector512.MinNative(memoryA * ratioA, Vector512.Load(workingSets + a));
            var firstB = Vector512.MinNative(memoryB * ratioB, Vector512.Load(workingSets + a + 8));
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
            bytesA.Store(bytesSent + a);
            bytesB.Store(bytesSent + a + 8);
            (bytesA * inverseA + switchover).Store(totals + a);
            (bytesB * inverseB + switchover).Store(totals + a + 8);
            (leftA * inverseA + switchover).Store(downtimes + a);
            (leftB * inverseB + switchover).Store(downtimes + a + 8);
            LaneBytes.Widen(roundsA).Store(liveRounds + a);
            LaneBytes.Widen(roundsB).Store(liveRounds + a + 8);
            *(ulong*)(outcomes + a) = Above(leftA, thresholdA);
            *(ulong*)(outcomes + a + 8) = Above(leftB, thresholdB);

            var nearOneA = Vector512.LessThan(Vector512.Abs(shortfallA - halfLeast), halfLeast);
            var nearOneB = Vector512.LessThan(Vector512.Abs(shortfallB - halfLeast), halfLeast);
            doubtful =
                (uint)nearOneA.ExtractMostSignificantBits()
                | (uint)nearOneB.ExtractMostSignificantBits() << 8;
            a += 16;
        } while (a < end && doubtful == 0);
        return a;
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
