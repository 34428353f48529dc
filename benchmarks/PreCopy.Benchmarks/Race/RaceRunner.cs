using System.Diagnostics;
using System.Globalization;
using PreCopy.Results;

namespace PreCopy.Benchmarks.Race;

/// <summary>Runs the launches of a race one after another and keeps each as soon as it is finished.</summary>
/// <param name="arguments">The command line.</param>
/// <param name="launch">Runs a launch to its end: gives its number and what to tell of its cases, gets what it measured.</param>
/// <param name="say">Is told how far things are.</param>
public sealed class RaceRunner(
    RaceArguments arguments,
    Func<int, Action<string>, CancellationToken, Task<RaceMeasurements>> launch,
    Action<string> say
)
{
    private readonly RaceMeasurements _measured = RaceMeasurements.Empty;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _launchSeconds = arguments.Job.AboutSeconds / arguments.Job.Launches;

    /// <summary>Runs them all. A launch that fails, or is cancelled, leaves the finished ones in the file.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="RaceFailedException">A launch ended badly.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        for (var number = 1; number <= arguments.Job.Launches; number++)
        {
            var prefix = $"launch {number} of {arguments.Job.Launches}, ";
            _measured.Append(
                await launch(number, text => say($"{prefix}{text}, {Left}"), cancellation)
            );
            _measured.Save(arguments.Out);
            _launchSeconds = _watch.Elapsed.TotalSeconds / number;
        }
    }

    // By the launches that are finished; during the first, by the job.
    private string Left
    {
        get
        {
            var seconds = _launchSeconds * arguments.Job.Launches - _watch.Elapsed.TotalSeconds;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"about {5 * Math.Max(1, Math.Ceiling(seconds / 5)):0} s left"
            );
        }
    }
}
