namespace PreCopy.Comparison;

/// <summary>What is too little to speak of: a difference below either part is noise.</summary>
/// <param name="Relative">As a part of the base's time: 0.03 is three per cent.</param>
/// <param name="Nanoseconds">In nanoseconds per operation: clocks and loops have a grain, however short the operation.</param>
public readonly record struct NoiseThreshold(double Relative, double Nanoseconds)
{
    /// <summary>
    /// Three per cent: the code generator's choices alone move a kernel by more. 0.05 ns: a fortieth of the
    /// fastest kernel's migration.
    /// </summary>
    public static NoiseThreshold Usual { get; } = new(0.03, 0.05);

    /// <summary>The largest ratio that is noise for a base of this time; its inverse is the smallest.</summary>
    public double Ratio(double baseNanoseconds) =>
        1 + Math.Max(Relative, Nanoseconds / baseNanoseconds);
}
