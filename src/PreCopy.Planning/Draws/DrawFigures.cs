using PreCopy.Model;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Draws;

/// <summary>What one simulation came to; +infinity where a VM that never ends leaves no finite value.</summary>
/// <param name="MakespanSeconds">When the last slot came free.</param>
/// <param name="MeanCompletionSeconds">The mean of the VMs' ends.</param>
/// <param name="BytesSent">Bytes on the wire.</param>
/// <param name="MaxDowntimeSeconds">The longest downtime.</param>
/// <param name="TotalDowntimeSeconds">The sum of the downtimes.</param>
/// <param name="ExposureSeconds">Σ end − start.</param>
/// <param name="NotConverged">VMs with another outcome than converged.</param>
/// <param name="LeftBehind">VMs that never reach their target: aborted, or copied or waiting for ever.</param>
internal readonly record struct DrawFigures(
    double MakespanSeconds,
    double MeanCompletionSeconds,
    double BytesSent,
    double MaxDowntimeSeconds,
    double TotalDowntimeSeconds,
    double ExposureSeconds,
    int NotConverged,
    int LeftBehind
)
{
    /// <summary>Whether a VM with this outcome never reaches its target.</summary>
    public static bool IsLeftBehind(Outcome outcome) => outcome is Outcome.Aborted or Outcome.Never;

    public static DrawFigures Of(ReadOnlySpan<VmResult> results)
    {
        double makespan = 0,
            ends = 0,
            bytes = 0,
            maxDowntime = 0,
            downtimes = 0,
            exposure = 0;
        var (notConverged, leftBehind) = (0, 0);
        foreach (ref readonly var result in results)
        {
            makespan = Math.Max(makespan, result.EndSeconds);
            ends += result.EndSeconds;
            bytes += result.BytesSent;
            maxDowntime = Math.Max(maxDowntime, result.DowntimeSeconds);
            downtimes += result.DowntimeSeconds;
            // A VM that waits for ever has no time in migration, but no end either.
            exposure += double.IsFinite(result.EndSeconds)
                ? result.EndSeconds - result.StartSeconds
                : double.PositiveInfinity;
            notConverged += result.Outcome == Outcome.Converged ? 0 : 1;
            leftBehind += IsLeftBehind(result.Outcome) ? 1 : 0;
        }

        return new(
            makespan,
            ends / results.Length,
            bytes,
            maxDowntime,
            downtimes,
            exposure,
            notConverged,
            leftBehind
        );
    }
}
