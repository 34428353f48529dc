namespace PreCopy.Model.Lanes;

/// <summary>One double: the scalar arithmetic.</summary>
public readonly struct Lane1(double value) : ILanes<Lane1>
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

    /// <inheritdoc/>
    public static Lane1 PowerOfTwo(Lane1 exponent) =>
        new(BitConverter.Int64BitsToDouble((long)(exponent.Value + 1023) << 52));

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
}
