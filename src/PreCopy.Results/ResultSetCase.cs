namespace PreCopy.Results;

/// <summary>One benchmark case of a result set.</summary>
/// <param name="Key">Which.</param>
/// <param name="Samples">Every measured iteration, outliers too, in the order they were taken; none when only statistics were kept.</param>
/// <param name="Checksum">The hash of its answer.</param>
public sealed record ResultSetCase(
    BenchmarkKey Key,
    IReadOnlyList<BenchmarkSample> Samples,
    string Checksum
);
