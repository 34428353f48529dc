using MathNet.Numerics.Statistics;
using PreCopy.Results;

namespace PreCopy.Comparison;

/// <summary>What one side measured of a benchmark.</summary>
/// <param name="Key">The benchmark with its parameters and job: what the two sides are matched by.</param>
/// <param name="LaunchNanoseconds">The raw iterations of each launch, in nanoseconds per operation.</param>
/// <param name="Checksum">A hash of the answers; empty when unknown.</param>
public sealed record MeasuredBenchmark(
    BenchmarkKey Key,
    IReadOnlyList<double[]> LaunchNanoseconds,
    string Checksum
)
{
    /// <summary>The iterations that are times: finite and above zero. Launches left without any are gone.</summary>
    public IReadOnlyList<double[]> Launches { get; } =
    [
        .. LaunchNanoseconds
            .Select(launch => launch.Where(IsTime).ToArray())
            .Where(launch => launch.Length > 0),
    ];

    /// <summary>How many iterations are not.</summary>
    internal int Broken { get; } = LaunchNanoseconds.Sum(launch => launch.Count(ns => !IsTime(ns)));

    /// <summary>How many iterations are times.</summary>
    public int Count => Launches.Sum(launch => launch.Length);

    /// <summary>Their median; NaN without any.</summary>
    public double MedianNanoseconds => Launches.SelectMany(launch => launch).Median();

    /// <summary>A case of a result set.</summary>
    public static MeasuredBenchmark Of(ResultSetCase measured) =>
        new(
            measured.Key,
            [
                .. measured
                    .Samples.GroupBy(sample => sample.Launch)
                    .Select(launch => launch.Select(sample => sample.Nanoseconds).ToArray()),
            ],
            measured.Checksum
        );

    private static bool IsTime(double nanoseconds) =>
        double.IsFinite(nanoseconds) && nanoseconds > 0;
}
