using PreCopy.Results;

namespace PreCopy.Cli.Run;

/// <summary>Has the benchmarks' program race the kernels, and keeps what it measured.</summary>
/// <param name="checkout">The clone.</param>
/// <param name="folder">Where to.</param>
/// <param name="job">The benchmark job.</param>
/// <param name="filter">Chooses the race or not.</param>
/// <param name="command">The command that repeats the run.</param>
/// <param name="progress">What is told on the way.</param>
internal sealed class RaceRun(
    Checkout checkout,
    ResultsFolder folder,
    string job,
    NameFilter filter,
    string command,
    Progress progress
)
{
    /// <summary>The race's name among those of the benchmarks.</summary>
    public const string Name = "KernelRace";

    private const string ProgressPrefix = "race: ";

    private string TimesPath => Path.Combine(checkout.RunArtifacts, $"{ResultsFolder.Race}.csv");

    /// <summary>Whether the filter chooses the race; it is one measurement, so all of it or nothing.</summary>
    public bool IsChosen => filter.Matches(Name) || filter.Matches($"PreCopy.Benchmarks.{Name}");

    /// <summary>Races, and writes the rounds with their manifest; of an interrupted race, the launches that are finished.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var manifest = Manifest.Now(checkout.Path, command, job);
        progress.Show("race: starting");
        try
        {
            var (exitCode, tail) = await new BenchmarkChild(checkout).RunAsync(
                ["race", job, "--out", TimesPath],
                line =>
                {
                    if (line.StartsWith(ProgressPrefix, StringComparison.Ordinal))
                        progress.Show(line);
                },
                cancellation
            );
            if (exitCode == 0)
                return ExitCode.Done;
            progress.Say($"the race failed with exit code {exitCode}; its last lines:");
            foreach (var line in tail)
                progress.Say($"  {line}");
            return ExitCode.No;
        }
        finally
        {
            Keep(manifest);
        }
    }

    private void Keep(Manifest manifest)
    {
        if (!File.Exists(TimesPath))
            return;
        var race = Stored.Read(() => RaceMeasurements.Load(TimesPath));
        Directory.Delete(checkout.RunArtifacts, recursive: true);
        if (Stored.TimedJob(folder) is { } timed && job == "dry")
        {
            progress.Say($"a dry run times nothing: the race of the {timed} run stays");
            return;
        }
        // Launches of different runs were not in alternation: a race replaces the one before.
        Stored.RemoveUnlessComparable(folder, manifest);
        race.Save(folder.Data(ResultsFolder.Race));
        manifest.Save(folder.Manifest);
    }
}
