namespace PreCopy.Planning.Inventories;

/// <summary>
/// What is assumed of a guest of which only the kind of work is known: medians, and a spread so broad that it does not
/// pretend to be a measurement. Rates are per GiB of memory because every inventory gives the memory and many give no
/// processors; a guest with more of the one mostly has more of the other.
/// </summary>
/// <param name="Name">The name in inventories and on the command line: <c>database</c>.</param>
/// <param name="Means">What belongs to it, for people.</param>
public sealed record WorkloadClass(string Name, string Means)
{
    private const double GiB = 1L << 30;

    /// <summary>The median dirty rate, in bytes/s for each GiB of memory.</summary>
    public required double DirtyBytesPerSecondPerGiB { get; init; }

    /// <summary>The median working set as a share of the memory, above 0 and at most 1.</summary>
    public required double WorkingSetShare { get; init; }

    /// <summary>σ of the logarithm of both: at 0.8 two thirds of the guests are within a factor of 2.2 of the median.</summary>
    public double Spread { get; init; } = 0.8;

    /// <summary>The median dirty rate of a guest with so much memory, in bytes/s.</summary>
    public double DirtyBytesPerSecond(double memoryBytes) =>
        DirtyBytesPerSecondPerGiB * (memoryBytes / GiB);

    /// <summary>The median working set of a guest with so much memory.</summary>
    public double WorkingSetBytes(double memoryBytes) => WorkingSetShare * memoryBytes;
}
