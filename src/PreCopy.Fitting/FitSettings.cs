namespace PreCopy.Fitting;

/// <summary>How to fit; the same settings on the same data give the same numbers.</summary>
/// <param name="Seed">What the bootstrap's random numbers begin with.</param>
public sealed record FitSettings(int Seed = 1)
{
    /// <summary>How often the bootstrap fits again.</summary>
    public int Resamples { get; init; } = 500;

    /// <summary>How often an interval should hold the truth.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The VM's memory in bytes, which no working set exceeds; null when it is not known.</summary>
    public double? MemoryBytes { get; init; }
}
