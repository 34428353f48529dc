using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// Binary lifting of two groups of four in turn: what holds a single group up is waiting for its own products.
/// Written on the vectors themselves: the JIT inlines only so much into one method, and two groups of Lanes4 are too much.
/// </summary>
public sealed unsafe class Avx2PipelinedLifting : PipelinedLifting<Lanes4>
{
    /// <inheritdoc/>
    public override string Name => "Avx2PipelinedLifting";

    /// <inheritdoc/>
    public override string Technique => "binary lifting in 256 bits, two groups in turn";

    /// <inheritdoc/>
    public override bool IsSupported => Avx2.IsSupported;

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
        var one = Vector256<double>.One;
        var downtime = Vector256.Create(limits.TolerantDowntimeSeconds);
        var minPending = Vector256.Create(limits.MinPendingBytes);
        var maxRounds = Vector256.Create(limits.MaxRounds);
        var halfLeast = Vector256.Create(ClosedForm.LeastShortfall / 2);
        var switchover = Vector256.Create(switchoverSeconds);
        var steps = new LiftingSteps((int)limits.MaxRounds);
        var (firstStep, doublings) = (steps.First, steps.Doublings);

        // The division takes longest: it is under way a turn ahead.
        var nextA = Vector256.Load(dirtyRates + a) / Vector256.Load(bandwidths + a);
        var nextB = Vector256.Load(dirtyRates + a + 4) / Vector256.Load(bandwidths + a + 4);
        do
        {
            var (ratioA, ratioB) = (nextA, nextB);
            var ahead = Math.Min(a + 8, end - 8);
            nextA = Vector256.Load(dirtyRates + ahead) / Vector256.Load(bandwidths + ahead);
            nextB = Vector256.Load(dirtyRates + ahead + 4) / Vector256.Load(bandwidths + ahead + 4);
            var memoryA = Vector256.Load(memories + a);
            var memoryB = Vector256.Load(memories + a + 4);
            var bandwidthA = Vector256.Load(bandwidths + a);
            var bandwidthB = Vector256.Load(bandwidths + a + 4);
            var thresholdA = Vector256.MaxNative(downtime * bandwidthA, minPending);
            var thresholdB = Vector256.MaxNative(downtime * bandwidthB, minPending);
            var firstA = Vector256.MinNative(memoryA * ratioA, Vector256.Load(workingSets + a));
            var firstB = Vector256.MinNative(memoryB * ratioB, Vector256.Load(workingSets + a + 4));
            var power1A = Vector256.MinNative(ratioA, one);
            var power1B = Vector256.MinNative(ratioB, one);
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

            var flatA = Vector256.ConditionalSelect(
                Vector256.LessThanOrEqual(leftA, thresholdA),
                firstA,
                firstA * maxRounds
            );
            var flatB = Vector256.ConditionalSelect(
                Vector256.LessThanOrEqual(leftB, thresholdB),
                firstB,
                firstB * maxRounds
            );
            var shortfallA = one - power1A;
            var shortfallB = one - power1B;
            var resentA = Vector256.ConditionalSelect(
                Vector256.LessThanOrEqual(shortfallA, Vector256<double>.Zero),
                flatA,
                (firstA - leftA * power1A) / shortfallA
            );
            var resentB = Vector256.ConditionalSelect(
                Vector256.LessThanOrEqual(shortfallB, Vector256<double>.Zero),
                flatB,
                (firstB - leftB * power1B) / shortfallB
            );
            var bytesA = memoryA + resentA;
            var bytesB = memoryB + resentB;
            var inverseA = one / bandwidthA;
            var inverseB = one / bandwidthB;
            bytesA.Store(bytesSent + a);
            bytesB.Store(bytesSent + a + 4);
            (bytesA * inverseA + switchover).Store(totals + a);
            (bytesB * inverseB + switchover).Store(totals + a + 4);
            (leftA * inverseA + switchover).Store(downtimes + a);
            (leftB * inverseB + switchover).Store(downtimes + a + 4);
            LaneBytes.WidenLower(roundsA).Store(liveRounds + a);
            LaneBytes.WidenLower(roundsB).Store(liveRounds + a + 4);
            *(uint*)(outcomes + a) = (uint)Above(leftA, thresholdA);
            *(uint*)(outcomes + a + 4) = (uint)Above(leftB, thresholdB);

            var nearOneA = Vector256.LessThan(Vector256.Abs(shortfallA - halfLeast), halfLeast);
            var nearOneB = Vector256.LessThan(Vector256.Abs(shortfallB - halfLeast), halfLeast);
            doubtful =
                (uint)nearOneA.ExtractMostSignificantBits()
                | (uint)nearOneB.ExtractMostSignificantBits() << 4;
            a += 8;
        } while (a < end && doubtful == 0);
        return a;
    }

    // LiftingSteps.Lift on the vector itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lift(
        ref Vector256<double> left,
        ref ulong rounds,
        Vector256<double> power,
        Vector256<double> limit,
        ulong step
    )
    {
        var further = left * power;
        rounds += Above(further, limit) * step;
        left = Vector256.ConditionalSelect(
            Vector256.LessThanOrEqual(further, limit),
            left,
            further
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Above(Vector256<double> left, Vector256<double> right) =>
        LaneBytes.Spread((uint)Vector256.GreaterThan(left, right).ExtractMostSignificantBits());
}
