namespace PreCopy.Results;

/// <summary>
/// The file that goes beside a benchmark report: what each case computed. BenchmarkDotNet's report holds only times, and
/// shortens long parameter values; this file has both in full.
/// </summary>
public static class BenchmarkAnswers
{
    /// <summary>How the names of these files end.</summary>
    public const string FileSuffix = "-answers.csv";

    /// <summary>BenchmarkDotNet's full name of the case: the key that joins it to its measurement.</summary>
    public const string Benchmark = "benchmark";

    /// <summary><c>BatchSize=1000, Split=equal</c>.</summary>
    public const string Parameters = "parameters";

    /// <summary>An empty table with the file's columns.</summary>
    public static Table NewTable() =>
        new(
            Benchmark,
            Parameters,
            BenchmarkTable.Makespan,
            BenchmarkTable.Slowdown,
            BenchmarkTable.Checksum
        );
}
