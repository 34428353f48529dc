namespace PreCopy.Results;

/// <summary>
/// The file that goes beside a benchmark report: what each case computed. BenchmarkDotNet's report holds only times, and
/// shortens long parameter values, and does not name the job; this file has all three in full.
/// </summary>
public static class BenchmarkAnswers
{
    /// <summary>How the names of these files end.</summary>
    public const string FileSuffix = "-answers.csv";

    /// <summary>BenchmarkDotNet's full name of the case: with <see cref="DisplayInfo"/> the key that joins it to its measurement.</summary>
    public const string Benchmark = "benchmark";

    /// <summary>Its name with the job; long parameter values are shortened.</summary>
    public const string DisplayInfo = "display info";

    /// <summary><c>BatchSize=1000, Split=equal</c>.</summary>
    public const string Parameters = "parameters";

    /// <summary>An empty table with the file's columns.</summary>
    public static Table NewTable() =>
        new(
            Benchmark,
            DisplayInfo,
            Parameters,
            BenchmarkTable.Job,
            BenchmarkTable.Makespan,
            BenchmarkTable.Slowdown,
            BenchmarkTable.Checksum
        );
}
