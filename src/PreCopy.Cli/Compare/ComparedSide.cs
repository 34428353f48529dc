using System.Globalization;
using PreCopy.Cli.Run;
using PreCopy.Comparison;
using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Compare;

/// <summary>One side of a comparison: a folder of results, or a baseline by its name.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Manifest">Where and when it was measured.</param>
/// <param name="Benchmarks">What it measured.</param>
internal sealed record ComparedSide(
    string Name,
    Manifest Manifest,
    IReadOnlyList<MeasuredBenchmark> Benchmarks
)
{
    /// <summary>Finds and reads a side; <paramref name="role"/> is what the usage calls it.</summary>
    /// <exception cref="InputException">There is no such side, or it holds no timings.</exception>
    public static ComparedSide Load(string role, string name, NameFilter filter)
    {
        var side = Of(name, Find(role, name));
        if (side.Manifest.Job == "dry")
            throw new InputException($"{role} {name}: a dry run, which times nothing");
        return side with
        {
            Benchmarks =
            [
                .. side.Benchmarks.Where(benchmark => filter.Matches(benchmark.Key.ToString())),
            ],
        };
    }

    /// <summary>Reads a folder as a side of this name.</summary>
    /// <exception cref="InputException">It is not a result set.</exception>
    public static ComparedSide Of(string name, string folder)
    {
        var set = Stored.Read(() => ResultSet.Load(folder));
        return new(name, set.Manifest, [.. set.Cases.Select(MeasuredBenchmark.Of)]);
    }

    /// <summary>What it says of itself: name, commit, job and date.</summary>
    public string Heading =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name} (commit {Manifest.Commit?.ToString() ?? "unknown"}, job {Manifest.Job}, {Manifest.DateUtc:yyyy-MM-dd HH:mm} UTC)"
        );

    private static string Find(string role, string name)
    {
        if (Holds(name))
            return Path.GetFullPath(name);
        var results = new ResultsFolder(Checkout.DefaultResults(Checkout.Find()));
        if (BaselineName.IsValid(name))
        {
            var own = results.Baseline(Machine.Current.Processor, name).Path;
            if (Holds(own))
                return own;
        }
        var baselines = Baselines(results.Path);
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

    private static string[] Baselines(string results) =>
        Directory.Exists(results)
            ?
            [
                .. Directory
                    .EnumerateDirectories(results)
                    .SelectMany(Directory.EnumerateDirectories)
                    .Where(Holds)
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    private static string Known(string[] baselines) =>
        baselines.Length == 0
            ? "there are no baselines"
            : $"the baselines are: {string.Join(", ", baselines.Select(Path.GetFileName))}";

    private static bool Holds(string folder) =>
        folder.Length > 0 && File.Exists(new ResultsFolder(folder).Data(ResultsFolder.Benchmarks));
}
