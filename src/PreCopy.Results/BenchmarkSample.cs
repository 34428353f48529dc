namespace PreCopy.Results;

/// <summary>One measured iteration.</summary>
/// <param name="Launch">The process it was measured in, counted from 1.</param>
/// <param name="Nanoseconds">Its time per operation.</param>
public readonly record struct BenchmarkSample(int Launch, double Nanoseconds);
