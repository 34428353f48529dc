using System.Numerics;
using System.Runtime.CompilerServices;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// The steps by which binary lifting looks for the last of R − 1 rounds that is still above the threshold: one of
/// R − 2^J, then 2^(J−1), …, 2, 1. Any number from 0 to R − 1 is a sum of some of them, found greedily.
/// </summary>
/// <param name="maxRounds">R, from 1 to <see cref="MostRounds"/>.</param>
internal readonly struct LiftingSteps(int maxRounds)
{
    /// <summary>Five steps reach this far: more rounds need more powers than there are registers.</summary>
    public const int MostRounds = 32;

    /// <summary>J.</summary>
    public int Doublings { get; } = Math.Min(4, BitOperations.Log2((uint)maxRounds));

    /// <summary>The first step.</summary>
    public int First => maxRounds - (1 << Doublings);

    /// <summary>The ratio to the power of the first step. Its branches go the same way for the whole batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FirstPower<TLanes>(
        int first,
        TLanes power1,
        TLanes power2,
        TLanes power4,
        TLanes power8
    )
        where TLanes : struct, IVectorLanes<TLanes>
    {
        var power = TLanes.All(1);
        if ((first & 1) != 0)
            power *= power1;
        if ((first & 2) != 0)
            power *= power2;
        if ((first & 4) != 0)
            power *= power4;
        if ((first & 8) != 0)
            power *= power8;
        if ((first & 16) != 0)
            power = power8 * power8;
        return power;
    }

    /// <summary>Goes a step further where the round there is still above: its bytes, times ρ, above the threshold times ρ.</summary>
    /// <param name="left">The bytes of the round after the last one known to be above.</param>
    /// <param name="rounds">That round's number, a byte a lane.</param>
    /// <param name="power">The ratio to the power of the step.</param>
    /// <param name="limit">The threshold times the ratio.</param>
    /// <param name="step">The step.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lift<TLanes>(
        ref TLanes left,
        ref ulong rounds,
        TLanes power,
        TLanes limit,
        int step
    )
        where TLanes : struct, IVectorLanes<TLanes>
    {
        var further = left * power;
        // Two comparisons, so that each result is used once: a mask used twice travels through a vector register.
        rounds += TLanes.BytesAbove(further, limit) * (ulong)step;
        left = TLanes.BlendAbove(further, limit, further, left);
    }
}
