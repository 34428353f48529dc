namespace PreCopy.Results;

/// <summary>What identifies a benchmark case from run to run, and joins its rows in several tables.</summary>
/// <param name="Class">The benchmark class, without its namespace.</param>
/// <param name="Method">The benchmark method.</param>
/// <param name="Parameters"><c>BatchSize=1000, Split=equal</c>; empty without parameters.</param>
/// <param name="Job">The job; empty for the suite's own.</param>
public sealed record BenchmarkKey(string Class, string Method, string Parameters, string Job)
{
    /// <summary>The case of each row of a table that has these four columns.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static IReadOnlyList<BenchmarkKey> InRows(Table table)
    {
        var classes = table.Texts(BenchmarkTable.Class);
        var methods = table.Texts(BenchmarkTable.Method);
        var parameters = table.Texts(BenchmarkTable.Parameters);
        var jobs = table.Texts(BenchmarkTable.Job);
        return
        [
            .. classes.Select(
                (name, row) => new BenchmarkKey(name, methods[row], parameters[row], jobs[row])
            ),
        ];
    }

    /// <summary><c>KernelVariants.Migrate [Kernel=Scalar] (256)</c>.</summary>
    public override string ToString() =>
        $"{Class}.{Method}"
        + (Parameters.Length == 0 ? "" : $" [{Parameters}]")
        + (Job.Length == 0 ? "" : $" ({Job})");

    /// <summary>The rows of an earlier run, in place, replaced where the later run has the same case; new cases at the end.</summary>
    internal static Table Merge(Table earlier, Table later, Table merged)
    {
        var (before, after) = (Rows(earlier), Rows(later));
        foreach (
            var rows in before.Select(known => after[known.Key].Any() ? after[known.Key] : known)
        )
        foreach (var row in rows)
            merged.AddText([.. row]);
        foreach (var rows in after.Where(rows => !before.Contains(rows.Key)))
        foreach (var row in rows)
            merged.AddText([.. row]);
        return merged;
    }

    private static ILookup<BenchmarkKey, IReadOnlyList<string>> Rows(Table table) =>
        InRows(table).Zip(table.Rows).ToLookup(row => row.First, row => row.Second);
}
