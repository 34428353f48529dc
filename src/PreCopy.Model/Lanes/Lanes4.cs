using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PreCopy.Model.Lanes;

/// <summary>Four doubles in a <see cref="Vector256{T}"/>.</summary>
public readonly struct Lanes4(Vector256<double> value) : IVectorLanes<Lanes4>
{
    /// <summary>The vector.</summary>
    public Vector256<double> Value { get; } = value;

    /// <inheritdoc/>
    public static int Count => Vector256<double>.Count;

    /// <inheritdoc/>
    public static Lanes4 AllSet => new(Vector256<double>.AllBitsSet);

    /// <inheritdoc/>
    public static Lanes4 All(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    public static Lanes4 Load(ReadOnlySpan<double> source, int index) =>
        new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index));

    /// <inheritdoc/>
    public static void Store(Lanes4 value, Span<double> destination, int index) =>
        value.Value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);

    /// <inheritdoc/>
    public static void StoreInt32(Lanes4 value, Span<int> destination, int index)
    {
        if (Avx.IsSupported)
        {
            Avx.ConvertToVector128Int32(value.Value)
                .StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
            return;
        }

        for (var lane = 0; lane < Count; lane++)
            destination[index + lane] = (int)value.Value[lane];
    }

    /// <inheritdoc/>
    public static Lanes4 Min(Lanes4 left, Lanes4 right) =>
        new(Vector256.MinNative(left.Value, right.Value));

    /// <inheritdoc/>
    public static Lanes4 Max(Lanes4 left, Lanes4 right) =>
        new(Vector256.MaxNative(left.Value, right.Value));

    /// <inheritdoc/>
    public static Lanes4 LessOrEqual(Lanes4 left, Lanes4 right) =>
        new(Vector256.LessThanOrEqual(left.Value, right.Value));

    /// <inheritdoc/>
    public static Lanes4 Blend(Lanes4 mask, Lanes4 whenSet, Lanes4 whenClear) =>
        new(Vector256.ConditionalSelect(mask.Value, whenSet.Value, whenClear.Value));

    /// <inheritdoc/>
    public static Lanes4 BlendAbove(
        Lanes4 left,
        Lanes4 right,
        Lanes4 whenAbove,
        Lanes4 otherwise
    ) =>
        new(
            Vector256.ConditionalSelect(
                Vector256.LessThanOrEqual(left.Value, right.Value),
                otherwise.Value,
                whenAbove.Value
            )
        );

    /// <inheritdoc/>
    public static Lanes4 Floor(Lanes4 value) => new(Vector256.Floor(value.Value));

    /// <inheritdoc/>
    public static uint Bits(Lanes4 mask) => (uint)mask.Value.ExtractMostSignificantBits();

    /// <inheritdoc/>
    public static ulong BytesAbove(Lanes4 left, Lanes4 right) =>
        LaneBytes.Spread(
            (uint)Vector256.GreaterThan(left.Value, right.Value).ExtractMostSignificantBits()
        );

    /// <inheritdoc/>
    public static void StoreBytesAsInt32(ulong bytes, Span<int> destination, int index) =>
        LaneBytes
            .WidenLower(bytes)
            .StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);

    /// <inheritdoc/>
    public static void StoreBytes(ulong bytes, Span<byte> destination, int index) =>
        Unsafe.WriteUnaligned(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), index),
            (uint)bytes
        );

    /// <inheritdoc/>
    // LaneMath.ExpM1 on the vector itself and inlined: the operators of lanes would use up what the JIT inlines.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 ExpM1(Lanes4 x)
    {
        var clamped = Vector256.MaxNative(x.Value, Vector256.Create(-700.0));
        var n =
            clamped * Vector256.Create(LaneMath.Log2E)
            + Vector256.Create(LaneMath.Rounder)
            - Vector256.Create(LaneMath.Rounder);
        var r =
            clamped
            - n * Vector256.Create(LaneMath.Ln2High)
            - n * Vector256.Create(LaneMath.Ln2Low);
        var scale = Vector256
            .ShiftLeft((n + Vector256.Create(LaneMath.Rounder + 1023)).AsInt64(), 52)
            .AsDouble();
        var r2 = r * r;
        var r4 = r2 * r2;
        var r8 = r4 * r4;
        var taylor =
            (
                Vector256.Create(1.0 / 2)
                + Vector256.Create(1.0 / 6) * r
                + r2 * (Vector256.Create(1.0 / 24) + Vector256.Create(1.0 / 120) * r)
            )
            + r4
                * (
                    Vector256.Create(1.0 / 720)
                    + Vector256.Create(1.0 / 5040) * r
                    + r2 * (Vector256.Create(1.0 / 40320) + Vector256.Create(1.0 / 362880) * r)
                )
            + r8
                * (
                    (
                        Vector256.Create(1.0 / 3628800)
                        + Vector256.Create(1.0 / 39916800) * r
                        + r2
                            * (
                                Vector256.Create(1.0 / 479001600)
                                + Vector256.Create(1.0 / 6227020800) * r
                            )
                    )
                    + r4 * Vector256.Create(1.0 / 87178291200)
                );
        return new(scale * (r + r * r * taylor) + (scale - Vector256.Create(1.0)));
    }

    /// <inheritdoc/>
    public static Lanes4 operator +(Lanes4 left, Lanes4 right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Lanes4 operator -(Lanes4 left, Lanes4 right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static Lanes4 operator *(Lanes4 left, Lanes4 right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static Lanes4 operator /(Lanes4 left, Lanes4 right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static Lanes4 operator -(Lanes4 value) => new(-value.Value);

    /// <inheritdoc/>
    public static Lanes4 operator &(Lanes4 left, Lanes4 right) => new(left.Value & right.Value);

    /// <inheritdoc/>
    public static Lanes4 operator |(Lanes4 left, Lanes4 right) => new(left.Value | right.Value);

    /// <inheritdoc/>
    public static Lanes4 operator ^(Lanes4 left, Lanes4 right) => new(left.Value ^ right.Value);

    /// <inheritdoc/>
    public static Lanes4 operator ~(Lanes4 value) => new(~value.Value);
}
