using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PreCopy.Model.Lanes;

/// <summary>Eight doubles in a <see cref="Vector512{T}"/>.</summary>
public readonly struct Lanes8(Vector512<double> value) : IVectorLanes<Lanes8>
{
    /// <summary>The vector.</summary>
    public Vector512<double> Value { get; } = value;

    /// <inheritdoc/>
    public static int Count => Vector512<double>.Count;

    /// <inheritdoc/>
    public static Lanes8 AllSet => new(Vector512<double>.AllBitsSet);

    /// <inheritdoc/>
    public static Lanes8 All(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    public static Lanes8 Load(ReadOnlySpan<double> source, int index) =>
        new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index));

    /// <inheritdoc/>
    public static void Store(Lanes8 value, Span<double> destination, int index) =>
        value.Value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);

    /// <inheritdoc/>
    public static void StoreInt32(Lanes8 value, Span<int> destination, int index)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F
                .ConvertToVector256Int32(value.Value)
                .StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);
            return;
        }

        for (var lane = 0; lane < Count; lane++)
            destination[index + lane] = (int)value.Value[lane];
    }

    /// <inheritdoc/>
    public static Lanes8 Min(Lanes8 left, Lanes8 right) =>
        new(Vector512.MinNative(left.Value, right.Value));

    /// <inheritdoc/>
    public static Lanes8 Max(Lanes8 left, Lanes8 right) =>
        new(Vector512.MaxNative(left.Value, right.Value));

    /// <inheritdoc/>
    public static Lanes8 LessOrEqual(Lanes8 left, Lanes8 right) =>
        new(Vector512.LessThanOrEqual(left.Value, right.Value));

    /// <inheritdoc/>
    public static Lanes8 Blend(Lanes8 mask, Lanes8 whenSet, Lanes8 whenClear) =>
        new(Vector512.ConditionalSelect(mask.Value, whenSet.Value, whenClear.Value));

    /// <inheritdoc/>
    public static Lanes8 BlendAbove(
        Lanes8 left,
        Lanes8 right,
        Lanes8 whenAbove,
        Lanes8 otherwise
    ) =>
        new(
            Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(left.Value, right.Value),
                otherwise.Value,
                whenAbove.Value
            )
        );

    /// <inheritdoc/>
    public static Lanes8 Floor(Lanes8 value) => new(Vector512.Floor(value.Value));

    /// <inheritdoc/>
    public static uint Bits(Lanes8 mask) => (uint)mask.Value.ExtractMostSignificantBits();

    /// <inheritdoc/>
    public static ulong BytesAbove(Lanes8 left, Lanes8 right) =>
        LaneBytes.Spread(
            (uint)Vector512.GreaterThan(left.Value, right.Value).ExtractMostSignificantBits()
        );

    /// <inheritdoc/>
    public static void StoreBytesAsInt32(ulong bytes, Span<int> destination, int index) =>
        LaneBytes
            .Widen(bytes)
            .StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)index);

    /// <inheritdoc/>
    public static void StoreBytes(ulong bytes, Span<byte> destination, int index) =>
        Unsafe.WriteUnaligned(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), index),
            bytes
        );

    /// <inheritdoc/>
    // LaneMath.ExpM1 on the vector itself and inlined: the operators of lanes would use up what the JIT inlines.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 ExpM1(Lanes8 x)
    {
        var clamped = Vector512.MaxNative(x.Value, Vector512.Create(-700.0));
        var n =
            clamped * Vector512.Create(LaneMath.Log2E)
            + Vector512.Create(LaneMath.Rounder)
            - Vector512.Create(LaneMath.Rounder);
        var r =
            clamped
            - n * Vector512.Create(LaneMath.Ln2High)
            - n * Vector512.Create(LaneMath.Ln2Low);
        var scale = Vector512
            .ShiftLeft((n + Vector512.Create(LaneMath.Rounder + 1023)).AsInt64(), 52)
            .AsDouble();
        var r2 = r * r;
        var r4 = r2 * r2;
        var r8 = r4 * r4;
        var taylor =
            (
                Vector512.Create(1.0 / 2)
                + Vector512.Create(1.0 / 6) * r
                + r2 * (Vector512.Create(1.0 / 24) + Vector512.Create(1.0 / 120) * r)
            )
            + r4
                * (
                    Vector512.Create(1.0 / 720)
                    + Vector512.Create(1.0 / 5040) * r
                    + r2 * (Vector512.Create(1.0 / 40320) + Vector512.Create(1.0 / 362880) * r)
                )
            + r8
                * (
                    (
                        Vector512.Create(1.0 / 3628800)
                        + Vector512.Create(1.0 / 39916800) * r
                        + r2
                            * (
                                Vector512.Create(1.0 / 479001600)
                                + Vector512.Create(1.0 / 6227020800) * r
                            )
                    )
                    + r4 * Vector512.Create(1.0 / 87178291200)
                );
        return new(scale * (r + r * r * taylor) + (scale - Vector512.Create(1.0)));
    }

    /// <inheritdoc/>
    public static Lanes8 operator +(Lanes8 left, Lanes8 right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Lanes8 operator -(Lanes8 left, Lanes8 right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static Lanes8 operator *(Lanes8 left, Lanes8 right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static Lanes8 operator /(Lanes8 left, Lanes8 right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static Lanes8 operator -(Lanes8 value) => new(-value.Value);

    /// <inheritdoc/>
    public static Lanes8 operator &(Lanes8 left, Lanes8 right) => new(left.Value & right.Value);

    /// <inheritdoc/>
    public static Lanes8 operator |(Lanes8 left, Lanes8 right) => new(left.Value | right.Value);

    /// <inheritdoc/>
    public static Lanes8 operator ^(Lanes8 left, Lanes8 right) => new(left.Value ^ right.Value);

    /// <inheritdoc/>
    public static Lanes8 operator ~(Lanes8 value) => new(~value.Value);
}
