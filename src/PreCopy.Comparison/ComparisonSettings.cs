namespace PreCopy.Comparison;

/// <summary>How a comparison is made.</summary>
public sealed record ComparisonSettings
{
    /// <summary>Fewer iterations than this on a side say nothing.</summary>
    public const int FewestSamples = 10;

    /// <summary>Fewer launches than this on a side do not tell how much launches differ.</summary>
    public const int FewestLaunches = 3;

    /// <summary>
    /// About one process in twenty is laid out unluckily and runs 1.3 to 1.8 times slower from beginning to end: with
    /// too few launches, only a difference beyond that is one of the program.
    /// </summary>
    public const double LaunchLottery = 1.9;

    /// <summary>The usual settings.</summary>
    public static ComparisonSettings Usual { get; } = new();

    /// <summary>What is too little to speak of.</summary>
    public NoiseThreshold Noise { get; init; } = NoiseThreshold.Usual;

    /// <summary>The chance of calling anything faster or slower in a comparison in which nothing is.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>The confidence of the ratios' intervals.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How often the samples are drawn again for an interval.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>The seed of that drawing: the same samples have the same interval.</summary>
    public int Seed { get; init; } = 20_260_101;
}
