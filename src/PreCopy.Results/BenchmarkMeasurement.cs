namespace PreCopy.Results;

/// <summary>One benchmark case as BenchmarkDotNet measured it; times in nanoseconds per operation.</summary>
/// <param name="FullName">BenchmarkDotNet's name of the case, class, method and parameters: the key of its history.</param>
/// <param name="Class">The benchmark class, without its namespace.</param>
/// <param name="Method">The benchmark method.</param>
/// <param name="Parameters"><c>BatchSize=1000, Split=equal</c>; long values are shortened; empty without parameters.</param>
/// <param name="SampleNanoseconds">The measured iterations, over all launches, in the order they were taken.</param>
/// <param name="MeanNanoseconds">Their mean, without the outliers that BenchmarkDotNet removes.</param>
/// <param name="MedianNanoseconds">Their median, likewise.</param>
/// <param name="StandardErrorNanoseconds">The standard error of the mean; NaN from a single sample.</param>
/// <param name="ErrorNanoseconds">Half of the mean's 99.9 % confidence interval; NaN from a single sample.</param>
/// <param name="AllocatedBytes">Managed bytes allocated per operation; <see langword="null"/> when not diagnosed.</param>
public sealed record BenchmarkMeasurement(
    string FullName,
    string Class,
    string Method,
    string Parameters,
    IReadOnlyList<double> SampleNanoseconds,
    double MeanNanoseconds,
    double MedianNanoseconds,
    double StandardErrorNanoseconds,
    double ErrorNanoseconds,
    long? AllocatedBytes
);
