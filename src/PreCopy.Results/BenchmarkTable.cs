using System.Globalization;

namespace PreCopy.Results;

/// <summary>The measurements of a run with the answers of each case: <c>data/benchmarks.csv</c>.</summary>
public static class BenchmarkTable
{
    /// <summary>The benchmark class.</summary>
    public const string Class = "class";

    /// <summary>The benchmark method.</summary>
    public const string Method = "method";

    /// <summary><c>BatchSize=1000, Split=equal</c>; empty without parameters.</summary>
    public const string Parameters = "parameters";

    /// <summary>The benchmark job; empty for the suite's own, whose name the manifest has.</summary>
    public const string Job = "job";

    /// <summary>How many iterations the statistics are of: those measured without BenchmarkDotNet's outliers.</summary>
    public const string Samples = "samples";

    /// <summary>The mean time per operation.</summary>
    public const string Mean = "mean (ns)";

    /// <summary>The median time per operation.</summary>
    public const string Median = "median (ns)";

    /// <summary>The standard error of the mean.</summary>
    public const string StandardError = "standard error (ns)";

    /// <summary>Half of the mean's 99.9 % confidence interval.</summary>
    public const string Error = "error (ns)";

    /// <summary>Managed bytes allocated per operation.</summary>
    public const string Allocated = "allocated (bytes)";

    /// <summary>The makespan that the case simulated.</summary>
    public const string Makespan = "simulated makespan (s)";

    /// <summary>That makespan over the one of the same VMs one after another.</summary>
    public const string Slowdown = "slowdown";

    /// <summary>A hash of the answer's bits: a changed answer is louder news than a changed time.</summary>
    public const string Checksum = "checksum";

    /// <summary>The measured cases of BenchmarkDotNet's artifacts folder that have answers beside them.</summary>
    /// <exception cref="InvalidDataException">A report or an answers file is not one.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Table Read(string artifactsFolder)
    {
        var table = NewTable();
        foreach (var (key, measured, answer) in MeasuredCase.Read(artifactsFolder))
            table.Add(
                key.Class,
                key.Method,
                key.Parameters,
                key.Job,
                measured.KeptSamples,
                measured.MeanNanoseconds,
                measured.MedianNanoseconds,
                measured.StandardErrorNanoseconds,
                measured.ErrorNanoseconds,
                measured.AllocatedBytes?.ToString(CultureInfo.InvariantCulture) ?? "",
                answer.Texts(Makespan)[0],
                answer.Texts(Slowdown)[0],
                answer.Texts(Checksum)[0]
            );
        return table;
    }

    /// <summary>Reads the measurements of an earlier run.</summary>
    /// <exception cref="InvalidDataException">It is not a table, or not one with these columns.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Table Load(string path) =>
        TableCsv.Load(path).Require(NewTable().Columns, "measurements");

    /// <summary>The rows of an earlier run, in place, replaced where the later run has the same case; new cases at the end.</summary>
    public static Table Merge(Table earlier, Table later) =>
        BenchmarkKey.Merge(earlier, later, NewTable());

    private static Table NewTable() =>
        new(
            Class,
            Method,
            Parameters,
            Job,
            Samples,
            Mean,
            Median,
            StandardError,
            Error,
            Allocated,
            Makespan,
            Slowdown,
            Checksum
        );
}
