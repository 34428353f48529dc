namespace PreCopy.Benchmarks.Race;

/// <summary>How long to race.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Launches">Processes, one after another: memory layout and the compiler's luck differ between them.</param>
/// <param name="AboutSeconds">How long that takes, before it is known.</param>
/// <param name="RoundMilliseconds">How long a contender runs before the next has its turn.</param>
/// <param name="CaseSeconds">About how long a case takes in a launch; slow contenders get fewer rounds for it.</param>
/// <param name="FewestRounds">Rounds that a case has even where its contenders are slow.</param>
/// <param name="MostRounds">Rounds that a case has even where its contenders are quick.</param>
/// <param name="LargestBatch">Cases of larger batches are left out.</param>
public sealed record RaceJob(
    string Name,
    int Launches,
    double AboutSeconds,
    double RoundMilliseconds,
    double CaseSeconds,
    int FewestRounds,
    int MostRounds,
    int LargestBatch
)
{
    private static readonly RaceJob[] All =
    [
        // Everything runs: does it work at all?
        new("dry", 1, 5, 0.1, 0.01, 2, 2, 100_000),
        // Under a minute.
        new("short", 2, 50, 12, 0.7, 4, 20, 10_000_000),
        // Five minutes. About one process in twenty is laid out unluckily: the median of five launches does not see it.
        new("full", 5, 300, 15, 2.2, 6, 40, 10_000_000),
    ];

    /// <summary>Whether the compiler must be through with the code before it is timed.</summary>
    public bool IsTimed => Name != "dry";

    /// <summary>The names of the jobs.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(job => job.Name)];

    /// <summary>The job of that name.</summary>
    public static RaceJob Named(string name) => All.Single(job => job.Name == name);
}
