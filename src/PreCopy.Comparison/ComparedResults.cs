using MathNet.Numerics.Statistics;
using PreCopy.Results;

namespace PreCopy.Comparison;

/// <summary>Two sides' measurements compared, benchmark by benchmark.</summary>
/// <param name="Settings">How it was made.</param>
/// <param name="Benchmarks">What both sides measured, in the order of the base.</param>
/// <param name="OnlyInBaseline">What only the base measured.</param>
/// <param name="OnlyInContender">What only the contender measured.</param>
public sealed record ComparedResults(
    ComparisonSettings Settings,
    IReadOnlyList<BenchmarkComparison> Benchmarks,
    IReadOnlyList<BenchmarkKey> OnlyInBaseline,
    IReadOnlyList<BenchmarkKey> OnlyInContender
)
{
    /// <summary>The geometric mean of all ratios: how many times as long the contender takes overall; NaN without any.</summary>
    public double GeometricMeanRatio =>
        Benchmarks.Select(each => each.Ratio.Ratio).Where(double.IsFinite).GeometricMean();

    /// <summary>The benchmarks whose answers changed.</summary>
    public IEnumerable<BenchmarkComparison> ChangedAnswers =>
        Benchmarks.Where(benchmark => benchmark.AnswersChanged);

    /// <summary>How many benchmarks got this verdict.</summary>
    public int Count(Verdict verdict) =>
        Benchmarks.Count(benchmark => benchmark.Verdict == verdict);
}
