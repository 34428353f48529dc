using System.Runtime.Intrinsics;

namespace PreCopy.Model.Lanes;

/// <summary>One double: the scalar arithmetic.</summary>
public readonly struct Lane1(double value) : IVectorLanes<Lane1>
{
    /// <summary>The double.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public static Lane1 All(double value) => new(value);

    // MinNative and MaxNative are one instruction; Math.Min is a chain of branches for NaN and signed zero.

    /// <inheritdoc/>
    public static Lane1 Min(Lane1 left, Lane1 right) =>
        new(double.MinNative(left.Value, right.Value));

    /// <inheritdoc/>
    public static Lane1 Max(Lane1 left, Lane1 right) =>
        new(double.MaxNative(left.Value, right.Value));

    /// <summary>2 to the power of whole numbers from −1022 to 1023.</summary>
    public static Lane1 PowerOfTwo(Lane1 exponent) =>
        new(BitConverter.Int64BitsToDouble((long)(exponent.Value + 1023) << 52));

    /// <inheritdoc/>
    public static Lane1 ExpM1(Lane1 x) => LaneMath.ExpM1(x);

    /// <inheritdoc/>
    public static Lane1 operator +(Lane1 left, Lane1 right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Lane1 operator -(Lane1 left, Lane1 right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static Lane1 operator *(Lane1 left, Lane1 right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static Lane1 operator /(Lane1 left, Lane1 right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static Lane1 operator -(Lane1 value) => new(-value.Value);

    // Masks stay in a vector register: a comparison that branches costs more than the arithmetic that it would save.
    // Without vectors the runtime would make each of these a call.
    private Vector128<double> Vector => Vector128.CreateScalarUnsafe(Value);

    private ulong Pattern => BitConverter.DoubleToUInt64Bits(Value);

    private static Lane1 Of(ulong pattern) => new(BitConverter.UInt64BitsToDouble(pattern));

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static Lane1 AllSet => Of(ulong.MaxValue);

    /// <inheritdoc/>
    public static Lane1 Load(ReadOnlySpan<double> source, int index) => new(source[index]);

    /// <inheritdoc/>
    public static void Store(Lane1 value, Span<double> destination, int index) =>
        destination[index] = value.Value;

    /// <inheritdoc/>
    public static void StoreInt32(Lane1 value, Span<int> destination, int index) =>
        destination[index] = (int)value.Value;

    /// <inheritdoc/>
    public static Lane1 LessOrEqual(Lane1 left, Lane1 right) =>
        Vector128.IsHardwareAccelerated
            ? new(Vector128.LessThanOrEqual(left.Vector, right.Vector).ToScalar())
            : Of(left.Value <= right.Value ? ulong.MaxValue : 0);

    /// <inheritdoc/>
    public static Lane1 Blend(Lane1 mask, Lane1 whenSet, Lane1 whenClear) =>
        Vector128.IsHardwareAccelerated
            ? new(
                Vector128
                    .ConditionalSelect(mask.Vector, whenSet.Vector, whenClear.Vector)
                    .ToScalar()
            )
            : Of(mask.Pattern & whenSet.Pattern | ~mask.Pattern & whenClear.Pattern);

    /// <inheritdoc/>
    public static Lane1 BlendAbove(Lane1 left, Lane1 right, Lane1 whenAbove, Lane1 otherwise) =>
        Blend(LessOrEqual(left, right), otherwise, whenAbove);

    /// <inheritdoc/>
    public static Lane1 Floor(Lane1 value) => new(Math.Floor(value.Value));

    /// <inheritdoc/>
    public static uint Bits(Lane1 mask) => (uint)(mask.Pattern >> 63);

    /// <inheritdoc/>
    public static ulong BytesAbove(Lane1 left, Lane1 right) => left.Value > right.Value ? 1UL : 0;

    /// <inheritdoc/>
    public static void StoreBytesAsInt32(ulong bytes, Span<int> destination, int index) =>
        destination[index] = (byte)bytes;

    /// <inheritdoc/>
    public static void StoreBytes(ulong bytes, Span<byte> destination, int index) =>
        destination[index] = (byte)bytes;

    /// <inheritdoc/>
    public static Lane1 operator &(Lane1 left, Lane1 right) => Of(left.Pattern & right.Pattern);

    /// <inheritdoc/>
    public static Lane1 operator |(Lane1 left, Lane1 right) => Of(left.Pattern | right.Pattern);

    /// <inheritdoc/>
    public static Lane1 operator ^(Lane1 left, Lane1 right) => Of(left.Pattern ^ right.Pattern);

    /// <inheritdoc/>
    public static Lane1 operator ~(Lane1 value) => Of(~value.Pattern);
}
