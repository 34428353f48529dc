using PreCopy.Scenarios;
using PreCopy.Studies;

namespace PreCopy.Cli.Run;

/// <summary>The main job: studies, benchmarks, the studies of what was measured, the page.</summary>
/// <param name="job">The benchmark job.</param>
/// <param name="filter">Chooses studies and benchmarks.</param>
/// <param name="output">The folder of results; <see langword="null"/> for the usual one.</param>
/// <param name="baselineName">The name to keep the measurements under as well, or <see langword="null"/>.</param>
/// <param name="replacesBaseline">Whether a baseline of that name may be replaced.</param>
internal sealed class SuiteRun(
    string job,
    NameFilter filter,
    string? output,
    string? baselineName,
    bool replacesBaseline
)
{
    /// <summary>Runs it all; what is finished is kept, whatever happens then.</summary>
    /// <exception cref="InputException">There is no clone, nothing matches, or the folder cannot be written.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var checkout =
            Checkout.Find()
            ?? throw new InputException(
                "run: the benchmarks need a clone of the repository; 'precopy study' runs the studies without them"
            );
        var folder = OutputFolder.Open(output ?? Checkout.DefaultResults(checkout));
        // A broken history is said before minutes of work, not after.
        Stored.History(folder);
        var baseline = baselineName is null
            ? null
            : new Baseline(folder, baselineName, job, replacesBaseline);
        using var progress = new Progress();
        var benchmarks = new BenchmarkRun(checkout, folder, job, filter, baseline, progress);
        var race = new RaceRun(checkout, folder, job, filter, benchmarks.Command, progress);
        var studies = StudyRegistry.All.Where(study => filter.Matches(study.Name)).ToList();
        var measures = await benchmarks.MatchesAnyAsync(cancellation);
        if (studies.Count == 0 && !measures && !race.IsChosen)
            throw new InputException(
                $"--filter {filter.Pattern}: matches nothing; the studies are: {Names(StudyRegistry.All.Select(study => study.Name))}; the benchmarks are: {Names(await benchmarks.NamesAsync(cancellation))}, {RaceRun.Name}"
            );
        if (baseline is not null && !measures)
            throw new InputException(
                $"--save-baseline {baselineName}: --filter {filter.Pattern} chooses no benchmark; there are: {Names(await benchmarks.NamesAsync(cancellation))}"
            );

        var runner = new StudyRunner(folder, progress);
        var exitCode = ExitCode.Done;
        try
        {
            // Measurements are evaluated whenever there are new ones, so that a chart never shows the old.
            runner.Simulate(studies, cancellation);
            if (measures)
                exitCode = await benchmarks.RunAsync(cancellation);
            if (race.IsChosen)
                exitCode = Math.Max(exitCode, await race.RunAsync(cancellation));
            runner.Evaluate(measures || race.IsChosen ? StudyRegistry.All : studies, cancellation);
        }
        finally
        {
            runner.Conclude();
        }
        return exitCode;
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
