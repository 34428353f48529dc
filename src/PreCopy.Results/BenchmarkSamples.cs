namespace PreCopy.Results;

/// <summary>
/// Every measured iteration of a run, outliers too: <c>data/benchmark-samples.csv</c>. The first columns are those of
/// <see cref="BenchmarkTable"/>.
/// </summary>
public static class BenchmarkSamples
{
    /// <summary>The process that the iteration was measured in, counted from 1.</summary>
    public const string Launch = "launch";

    /// <summary>The iteration's time per operation.</summary>
    public const string Time = "time (ns)";

    /// <summary>The samples of the cases that <see cref="BenchmarkTable.Read"/> reads.</summary>
    /// <exception cref="InvalidDataException">A report or an answers file is not one.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Table Read(string artifactsFolder)
    {
        var table = NewTable();
        foreach (var (key, measured, _) in MeasuredCase.Read(artifactsFolder))
        foreach (var sample in measured.Samples)
            table.Add(
                key.Class,
                key.Method,
                key.Parameters,
                key.Job,
                sample.Launch,
                sample.Nanoseconds
            );
        return table;
    }

    /// <summary>Reads the samples of an earlier run.</summary>
    /// <exception cref="InvalidDataException">It is not a table, or not one with these columns.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Table Load(string path) =>
        TableCsv.Load(path).Require(NewTable().Columns, "samples");

    /// <summary>The samples of an earlier run, in place, replaced where the later run has the same case; new cases at the end.</summary>
    public static Table Merge(Table earlier, Table later) =>
        BenchmarkKey.Merge(earlier, later, NewTable());

    private static Table NewTable() =>
        new(
            BenchmarkTable.Class,
            BenchmarkTable.Method,
            BenchmarkTable.Parameters,
            BenchmarkTable.Job,
            Launch,
            Time
        );
}
