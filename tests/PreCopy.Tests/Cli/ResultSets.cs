using PreCopy.Results;
using PreCopy.Tests.Comparison;

namespace PreCopy.Tests.Cli;

/// <summary>Folders of results with synthetic measurements.</summary>
internal static class ResultSets
{
    /// <summary>The machine that all are measured on, unless a test says otherwise.</summary>
    public static Machine Machine { get; } =
        new("Some Processor", 2, 256, "Some System", "X64", ".NET 10.0.0");

    /// <summary>Writes a side's results into a folder.</summary>
    public static string Write(
        string folder,
        Side side,
        int seed,
        Machine? machine = null,
        string job = "full"
    )
    {
        var results = new ResultsFolder(folder);
        var samples = new Table("class", "method", "parameters", "job", "launch", "time (ns)");
        var benchmarks = new Table([.. BenchmarkColumns]);
        foreach (var measured in side.Measure(seed))
        {
            var key = measured.Key;
            benchmarks.Add([
                key.Class,
                key.Method,
                key.Parameters,
                key.Job,
                0,
                0,
                0,
                0,
                0,
                "",
                "",
                "",
                measured.Checksum,
            ]);
            foreach (var (launch, times) in measured.LaunchNanoseconds.Index())
            foreach (var time in times)
                samples.Add(key.Class, key.Method, key.Parameters, key.Job, launch + 1, time);
        }
        TableCsv.Save(samples, results.Data(ResultsFolder.Samples));
        TableCsv.Save(benchmarks, results.Data(ResultsFolder.Benchmarks));
        new Manifest
        {
            DateUtc = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Command = "a test",
            Job = job,
            Commit = new("0123456789", Dirty: false),
            Sdk = null,
            Machine = machine ?? Machine,
        }.Save(results.Manifest);
        return folder;
    }

    private static IEnumerable<string> BenchmarkColumns =>
        TableCsv.Load(RepositoryRoot.Combine("results/data/benchmarks.csv")).Columns;
}
