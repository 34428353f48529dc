using PreCopy.Results;

namespace PreCopy.Comparison;

/// <summary>What the comparison of one benchmark came to.</summary>
public sealed record BenchmarkComparison
{
    /// <summary>The benchmark.</summary>
    public required BenchmarkKey Key { get; init; }

    /// <summary>What was measured first.</summary>
    public required MeasuredBenchmark Baseline { get; init; }

    /// <summary>What is compared with it.</summary>
    public required MeasuredBenchmark Contender { get; init; }

    /// <summary>How many times as long the contender takes; NaN without times.</summary>
    public required RatioInterval Ratio { get; init; }

    /// <summary>The largest ratio that is noise here; its inverse is the smallest.</summary>
    public required double Noise { get; init; }

    /// <summary>What can be said of it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The p-value of a difference beyond the noise, corrected for the number of benchmarks; 1 where it was not tested.</summary>
    public required double DifferentPValue { get; init; }

    /// <summary>The p-value of sameness within the noise; 1 where it was not tested.</summary>
    public required double SamePValue { get; init; }

    /// <summary>Why nothing can be said; empty where something can.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the reader should know beside the verdict.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether both sides have a checksum of their answers, and not the same: louder news than any time.</summary>
    public bool AnswersChanged =>
        Baseline.Checksum.Length > 0
        && Contender.Checksum.Length > 0
        && Baseline.Checksum != Contender.Checksum;
}
