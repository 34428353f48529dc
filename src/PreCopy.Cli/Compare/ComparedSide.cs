using PreCopy.Cli.Run;
using PreCopy.Comparison;
using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Compare;

/// <summary>One side of a comparison: a folder of results, or a baseline by its name.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Manifest">Where and when it was measured; <see langword="null"/> when the folder does not say.</param>
/// <param name="Benchmarks">What it measured.</param>
internal sealed record ComparedSide(
    string Name,
    Manifest? Manifest,
    IReadOnlyList<MeasuredBenchmark> Benchmarks
)
{
    /// <summary>Reads a side; <paramref name="role"/> is what the usage calls it.</summary>
    /// <exception cref="InputException">There is no such side, or it holds no timings.</exception>
    public static ComparedSide Load(string role, string name, NameFilter filter)
    {
        var folder = new ResultsFolder(Find(role, name));
        var manifest = Stored.Manifest(folder);
        if (manifest is { Job: "dry" })
            throw new InputException($"{role} {name}: a dry run, which times nothing");
        var measured = Stored.Read(() => ResultSet.Load(folder));
        return new(
            name,
            manifest,
            [.. measured.Where(benchmark => filter.Matches(benchmark.Key.ToString()))]
        );
    }

    /// <summary>What it says of itself: name, commit, job and date.</summary>
    public string Heading =>
        Manifest is null
            ? $"{Name} (measured nobody knows where)"
            : $"{Name} (commit {Manifest.Commit?.ToString() ?? "unknown"}, job {Manifest.Job}, {Manifest.DateUtc:yyyy-MM-dd HH:mm} UTC)";

    private static string Find(string role, string name)
    {
        if (Holds(name))
            return Path.GetFullPath(name);
        var baselines = Baselines();
        var named = baselines.Where(folder => Path.GetFileName(folder) == name).ToArray();
        return named.Length switch
        {
            1 => named[0],
            0 => throw new InputException(
                $"{role} '{name}': neither a folder of results with data/{ResultsFolder.Benchmarks}.csv nor a baseline; {Known(baselines)}"
            ),
            _ => throw new InputException(
                $"{role} '{name}': a baseline of {named.Length} processors; name one's folder: {string.Join(", ", named)}"
            ),
        };
    }

    private static string[] Baselines()
    {
        var results = Checkout.DefaultResults(Checkout.Find());
        return Directory.Exists(results)
            ?
            [
                .. Directory
                    .EnumerateDirectories(results)
                    .SelectMany(Directory.EnumerateDirectories)
                    .Where(Holds)
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

    private static string Known(string[] baselines) =>
        baselines.Length == 0
            ? "there are no baselines"
            : $"the baselines are: {string.Join(", ", baselines.Select(Path.GetFileName))}";

    private static bool Holds(string folder) =>
        folder.Length > 0 && File.Exists(new ResultsFolder(folder).Data(ResultsFolder.Benchmarks));
}
