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

    /// <summary>How many iterations were measured.</summary>
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

    /// <summary>Joins the reports in BenchmarkDotNet's artifacts folder with the answers beside them, in order of file name.</summary>
    /// <remarks>The answers are written last and whole: a report without them was interrupted, and is left out.</remarks>
    /// <exception cref="InvalidDataException">A report or an answers file is not one.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Table Read(string artifactsFolder)
    {
        var table = NewTable();
        foreach (var answers in Files(artifactsFolder, BenchmarkAnswers.FileSuffix))
        {
            var report =
                answers[..^BenchmarkAnswers.FileSuffix.Length] + BenchmarkReport.FileSuffix;
            Append(table, BenchmarkReport.Load(report), TableCsv.Load(answers));
        }
        return table;
    }

    /// <summary>Reads the measurements of an earlier run.</summary>
    /// <exception cref="InvalidDataException">It is not a table, or not one with these columns.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Table Load(string path)
    {
        var table = TableCsv.Load(path);
        var columns = NewTable().Columns;
        return table.Columns.SequenceEqual(columns)
            ? table
            : throw new InvalidDataException(
                $"{path}: row 1: not measurements, whose columns are: {string.Join(", ", columns)}"
            );
    }

    /// <summary>The rows of an earlier run, in place, replaced where the later run has the same case; new cases at the end.</summary>
    public static Table Merge(Table earlier, Table later)
    {
        var keys = Keys(later);
        var earlierKeys = Keys(earlier);
        var merged = NewTable();
        for (var i = 0; i < earlierKeys.Count; i++)
        {
            var replacement = keys.IndexOf(earlierKeys[i]);
            merged.AddText([.. replacement < 0 ? earlier.Rows[i] : later.Rows[replacement]]);
        }
        for (var i = 0; i < keys.Count; i++)
            if (!earlierKeys.Contains(keys[i]))
                merged.AddText([.. later.Rows[i]]);
        return merged;
    }

    private static Table NewTable() =>
        new(
            Class,
            Method,
            Parameters,
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

    private static void Append(
        Table table,
        IEnumerable<BenchmarkMeasurement> measurements,
        Table answers
    )
    {
        foreach (var measured in measurements)
        {
            var answer = answers.Where(BenchmarkAnswers.Benchmark, measured.FullName);
            if (answer.Rows.Count != 1)
                throw new InvalidDataException(
                    $"{answers.Source}: {answer.Rows.Count} answers of {measured.FullName}, expected one"
                );
            table.Add(
                measured.Class,
                measured.Method,
                answer.Texts(BenchmarkAnswers.Parameters)[0],
                measured.SampleNanoseconds.Count,
                measured.MeanNanoseconds,
                measured.MedianNanoseconds,
                measured.StandardErrorNanoseconds,
                measured.ErrorNanoseconds,
                measured.AllocatedBytes?.ToString(CultureInfo.InvariantCulture) ?? "",
                answer.Texts(Makespan)[0],
                answer.Texts(Slowdown)[0],
                answer.Texts(Checksum)[0]
            );
        }
    }

    private static IEnumerable<string> Files(string folder, string suffix) =>
        Directory
            .EnumerateFiles(folder, $"*{suffix}", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);

    private static List<(string, string, string)> Keys(Table table) =>
        [.. table.Texts(Class).Zip(table.Texts(Method), table.Texts(Parameters))];
}
