using System.Diagnostics;
using PreCopy.Cli.Run;
using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Compare;

/// <summary>
/// Measures two sides in alternating launches, A B B A A B …: what changes on the machine meanwhile meets both alike.
/// </summary>
/// <param name="filter">Chooses the benchmarks; <see langword="null"/> for those that a comparison of this kind is about.</param>
/// <param name="job">How long a launch measures.</param>
/// <param name="launches">The launches of each side.</param>
/// <param name="output">Where both sides' results are kept; <see langword="null"/> for the usual place.</param>
/// <param name="result">What becomes of the measurements.</param>
internal sealed class InterleavedRun(
    string? filter,
    string job,
    int launches,
    string? output,
    ComparisonResult result
)
{
    // The benchmarks that run whichever kernel is forced; the others name theirs as a parameter.
    private const string OfTheForcedKernel = "*StopPolicies*";

    /// <summary>The order of the launches: 0 is the base, 1 the diff.</summary>
    public static IEnumerable<int> Order(int launches) =>
        Enumerable.Range(0, launches).SelectMany(pair => new[] { pair % 2, 1 - pair % 2 });

    /// <summary>Measures, and shows the comparison; interrupted, that of the launches that are finished.</summary>
    /// <returns>The comparison's exit code, or that of an interruption.</returns>
    /// <exception cref="InputException">A name means nothing, nothing matches, or the benchmarks fail.</exception>
    public async Task<int> RunAsync(string before, string after, CancellationToken cancellation)
    {
        var here =
            Checkout.Find()
            ?? throw new InputException(
                "compare --run: the benchmarks need a clone of the repository"
            );
        var folder = OutputFolder.Open(output ?? Path.Combine(here.Path, "artifacts", "compare"));
        using var baseline = RunSide.Resolve("BASE", before, here, Part("base"));
        using var contender = RunSide.Resolve("DIFF", after, here, Part("diff"));
        using var progress = new Progress();
        var exitCode = (int?)null;
        try
        {
            await MeasureAsync([baseline, contender], progress, cancellation);
        }
        catch (OperationCanceledException) when (baseline.Launches > 0 && contender.Launches > 0)
        {
            exitCode = ExitCode.Interrupted;
        }
        progress.Say($"kept in {folder.Path}");
        var compared = result.Show(baseline.Measured(), contender.Measured());
        return exitCode ?? compared;

        ResultsFolder Part(string name) => new(Path.Combine(folder.Path, name));
    }

    private async Task MeasureAsync(
        RunSide[] sides,
        Progress progress,
        CancellationToken cancellation
    )
    {
        var pattern = filter ?? (sides.Any(side => side.IsKernel) ? OfTheForcedKernel : "*");
        foreach (var side in sides)
        {
            progress.Show($"building {side.Name}");
            await side.BuildAsync(pattern, job, cancellation);
        }
        var clock = Stopwatch.StartNew();
        foreach (var (done, place) in Order(launches).Index())
        {
            var state = BenchmarkProgress.Start(job);
            var started = clock.Elapsed.TotalSeconds;
            Tell();
            await sides[place]
                .MeasureAsync(
                    pattern,
                    job,
                    line =>
                    {
                        if (state.Read(line))
                            Tell();
                    },
                    cancellation
                );

            void Tell()
            {
                var seconds = clock.Elapsed.TotalSeconds;
                var left =
                    done == 0
                        ? 2 * launches * state.SecondsLeft
                        : Math.Max(0, started / done * (2 * launches) - seconds);
                progress.Show(
                    $"launch {done + 1} of {2 * launches}, {sides[place].Name}: {BenchmarkProgress.About(left)}"
                );
            }
        }
    }
}
