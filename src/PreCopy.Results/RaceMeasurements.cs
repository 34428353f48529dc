namespace PreCopy.Results;

/// <summary>
/// Contenders measured against each other in alternation: what their ratios can be trusted from, because what disturbs one
/// round disturbs its neighbours alike, and what a process is dealt for its lifetime differs from launch to launch.
/// </summary>
/// <param name="Times">Every round, with the columns of <see cref="NewTimes"/>.</param>
/// <param name="Allocations">What each contender allocates, with the columns of <see cref="NewAllocations"/>.</param>
public sealed record RaceMeasurements(Table Times, Table Allocations)
{
    /// <summary>A kernel, a native peer or an engine.</summary>
    public const string Contender = "contender";

    /// <summary>What is raced: contenders of one case and size run in alternation.</summary>
    public const string Case = "case";

    /// <summary>Migrations in a batch, or VMs at once on a link.</summary>
    public const string Size = "size";

    /// <summary>The process, counted from 1.</summary>
    public const string Launch = "launch";

    /// <summary>The round within the launch, counted from 1; contenders of one round are neighbours in time.</summary>
    public const string Round = "round";

    /// <summary>Nanoseconds per migration, or per event of a link.</summary>
    public const string Time = "time (ns)";

    /// <summary>Managed bytes that a pass over the whole case allocates.</summary>
    public const string Allocated = "allocated (bytes)";

    /// <summary>Nothing measured yet.</summary>
    public static RaceMeasurements Empty => new(NewTimes(), NewAllocations());

    /// <summary>An empty table of times.</summary>
    public static Table NewTimes() => new(Contender, Case, Size, Launch, Round, Time);

    /// <summary>An empty table of allocations.</summary>
    public static Table NewAllocations() => new(Contender, Case, Size, Launch, Allocated);

    /// <summary>The file of the allocations beside that of the times.</summary>
    public static string AllocationsPath(string timesPath) =>
        Path.ChangeExtension(timesPath, null) + "-allocations.csv";

    /// <summary>Reads both files.</summary>
    /// <param name="timesPath">The file of the times.</param>
    /// <exception cref="InvalidDataException">A file is not a table, or not one with these columns.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static RaceMeasurements Load(string timesPath) =>
        new(
            Load(timesPath, NewTimes().Columns),
            Load(AllocationsPath(timesPath), NewAllocations().Columns)
        );

    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Save(string timesPath)
    {
        // The times come last: where they are, the allocations are.
        TableCsv.Save(Allocations, AllocationsPath(timesPath));
        TableCsv.Save(Times, timesPath);
    }

    /// <summary>Appends the rows of another launch.</summary>
    public void Append(RaceMeasurements other)
    {
        foreach (var row in other.Times.Rows)
            Times.AddText([.. row]);
        foreach (var row in other.Allocations.Rows)
            Allocations.AddText([.. row]);
    }

    private static Table Load(string path, IReadOnlyList<string> columns)
    {
        var table = TableCsv.Load(path);
        return table.Columns.SequenceEqual(columns)
            ? table
            : throw new InvalidDataException(
                $"{path}: row 1: not of a race, whose columns are: {string.Join(", ", columns)}"
            );
    }
}
