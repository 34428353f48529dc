namespace PreCopy.Results;

/// <summary>
/// What every timed run measured, one row a case and run, oldest first: <c>history.csv</c>. Rows are only ever added.
/// </summary>
public static class HistoryTable
{
    /// <summary>When the run began: UTC, ISO 8601.</summary>
    public const string Date = "date";

    /// <summary>The commit, marked when the tree was changed.</summary>
    public const string Commit = "commit";

    /// <summary>The machine and its system.</summary>
    public const string Machine = "machine";

    /// <summary>The .NET runtime.</summary>
    public const string Runtime = "runtime";

    /// <summary>The benchmark case: <c>KernelVariants.Migrate [Kernel=Scalar] (256)</c>.</summary>
    public const string Benchmark = "benchmark";

    /// <summary>The job of the run: <c>short</c> or <c>full</c>.</summary>
    public const string Job = "job";

    /// <summary>The median time per operation.</summary>
    public const string Median = "median (ns)";

    /// <summary>The lower end of its 95 % confidence interval; empty from a single sample.</summary>
    public const string Lower = "lower (ns)";

    /// <summary>The upper end.</summary>
    public const string Upper = "upper (ns)";

    /// <summary>A hash of the answer.</summary>
    public const string Checksum = "checksum";

    /// <summary>An empty history.</summary>
    public static Table NewTable() =>
        new(Date, Commit, Machine, Runtime, Benchmark, Job, Median, Lower, Upper, Checksum);

    /// <summary>The history in a file; <see langword="null"/> when there is none.</summary>
    /// <exception cref="InvalidDataException">It is not a table, or not one with these columns.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Table? Load(string path) =>
        File.Exists(path) ? TableCsv.Load(path).Require(NewTable().Columns, "a history") : null;

    /// <summary>Adds rows at the end; the file is written whole or stays as it was.</summary>
    /// <exception cref="InvalidDataException">The file is there and is no history.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Append(string path, Table later)
    {
        var history = Load(path) ?? NewTable();
        foreach (var row in later.Rows)
            history.AddText([.. row]);
        TableCsv.Save(history, path);
    }
}
