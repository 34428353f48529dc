using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Run;

/// <summary>Runs the benchmarks in a child process and keeps what they measured.</summary>
internal sealed class BenchmarkRun(
    Checkout checkout,
    ResultsFolder folder,
    string job,
    NameFilter filter,
    Baseline? baseline,
    Progress progress
)
{
    private readonly BenchmarkChild _child = new(checkout);

    /// <summary>Whether the filter chooses any benchmark.</summary>
    public async Task<bool> MatchesAnyAsync(CancellationToken cancellation) =>
        filter.Pattern is null || (await ListAsync(filter.Pattern, cancellation)).Count > 0;

    /// <summary>The benchmarks there are, without the namespace that all share.</summary>
    public async Task<IEnumerable<string>> NamesAsync(CancellationToken cancellation) =>
        (await ListAsync("*", cancellation)).Select(name =>
            name.Replace("PreCopy.Benchmarks.", "")
        );

    /// <summary>Measures, and writes the measurements with their manifest; of an interrupted run, the classes that are finished.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var manifest = Manifest.Now(checkout.Path, Command, job);
        var state = BenchmarkProgress.Start(job);
        var succeeded = false;
        progress.Show(state.Text);
        try
        {
            var (exitCode, tail) = await _child.RunAsync(
                [job, "--filter", filter.Pattern ?? "*", "--artifacts", checkout.RunArtifacts],
                line =>
                {
                    if (state.Read(line))
                        progress.Show(state.Text);
                },
                cancellation
            );
            succeeded = exitCode == 0;
            if (succeeded)
                return ExitCode.Done;
            progress.Say($"the benchmarks failed with exit code {exitCode}; their last lines:");
            foreach (var line in tail)
                progress.Say($"  {line}");
            return ExitCode.No;
        }
        finally
        {
            Keep(manifest, succeeded);
        }
    }

    private void Keep(Manifest manifest, bool succeeded)
    {
        if (!Directory.Exists(checkout.RunArtifacts))
            return;
        var measured = Stored.Read(() => BenchmarkTable.Read(checkout.RunArtifacts));
        var samples = Stored.Read(() => BenchmarkSamples.Read(checkout.RunArtifacts));
        Directory.Delete(checkout.RunArtifacts, recursive: true);
        if (measured.Rows.Count == 0)
            return;

        if (job == "dry" && Stored.TimedJob(folder) is { } timed)
        {
            progress.Say($"a dry run times nothing: the measurements of the {timed} run stay");
            return;
        }

        Stored.RemoveUnlessComparable(folder, manifest);
        var (allMeasured, allSamples) = WithEarlier(measured, samples, succeeded);
        TableCsv.Save(allSamples, folder.Data(ResultsFolder.Samples));
        TableCsv.Save(allMeasured, folder.Data(ResultsFolder.Benchmarks));
        manifest.Save(folder.Manifest);

        // History and baseline have what this run measured, and nothing else.
        if (job != "dry")
            HistoryLog.Append(folder, manifest, measured, samples, progress);
        if (baseline is not null && succeeded)
            progress.Say($"Baseline: {baseline.Save(manifest, measured, samples)}");
        else if (baseline is not null)
            progress.Say("no baseline was saved: the benchmarks did not come to their end");
    }

    private (Table Measured, Table Samples) WithEarlier(
        Table measured,
        Table samples,
        bool succeeded
    )
    {
        var isComplete = succeeded && filter.Pattern is null;
        if (isComplete)
            return (measured, samples);
        return (
            Stored.Benchmarks(folder) is { } earlier
                ? BenchmarkTable.Merge(earlier, measured)
                : measured,
            Stored.Samples(folder) is { } earlierSamples
                ? BenchmarkSamples.Merge(earlierSamples, samples)
                : samples
        );
    }

    /// <summary>The command that repeats the run.</summary>
    public string Command =>
        $"dotnet run -c Release --project src/PreCopy.Cli -- run --job {job}"
        + (filter.Pattern is null ? "" : $" --filter '{filter.Pattern}'");

    private async Task<IReadOnlyList<string>> ListAsync(
        string pattern,
        CancellationToken cancellation
    )
    {
        progress.Hint("building the benchmarks to find those that match");
        var (exitCode, lines) = await _child.ListAsync(pattern, cancellation);
        return exitCode == 0
            ? lines
            : throw new InputException(
                $"the benchmarks cannot be listed: {string.Join(" ", lines.TakeLast(3))}"
            );
    }
}
