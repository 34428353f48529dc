namespace PreCopy.Results;

/// <summary>One benchmark case as BenchmarkDotNet measured it; times in nanoseconds per operation.</summary>
/// <param name="FullName">BenchmarkDotNet's name of the case, class, method and parameters: the key of its history.</param>
/// <param name="DisplayInfo">Its name of the case with its job: cases of several jobs share the full name.</param>
/// <param name="Class">The benchmark class, without its namespace.</param>
/// <param name="Method">The benchmark method.</param>
/// <param name="Parameters"><c>BatchSize=1000, Split=equal</c>; long values are shortened; empty without parameters.</param>
/// <param name="Samples">Every measured iteration, outliers too, in the order they were taken.</param>
/// <param name="KeptSamples">How many of them BenchmarkDotNet kept: all that are no outliers.</param>
/// <param name="MeanNanoseconds">The mean of those.</param>
/// <param name="MedianNanoseconds">Their median.</param>
/// <param name="StandardErrorNanoseconds">The standard error of the mean; NaN from a single sample.</param>
/// <param name="ErrorNanoseconds">Half of the mean's 99.9 % confidence interval; NaN from a single sample.</param>
/// <param name="AllocatedBytes">Managed bytes allocated per operation; <see langword="null"/> when not diagnosed.</param>
public sealed record BenchmarkMeasurement(
    string FullName,
    string DisplayInfo,
    string Class,
    string Method,
    string Parameters,
    IReadOnlyList<BenchmarkSample> Samples,
    int KeptSamples,
    double MeanNanoseconds,
    double MedianNanoseconds,
    double StandardErrorNanoseconds,
    double ErrorNanoseconds,
    long? AllocatedBytes
);
