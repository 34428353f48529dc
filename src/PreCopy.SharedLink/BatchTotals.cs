using PreCopy.Model;

namespace PreCopy.SharedLink;

/// <summary>The totals of a batch (model, section 3); +infinity where a VM that never ends leaves no finite value.</summary>
/// <param name="MakespanSeconds">When the last slot came free.</param>
/// <param name="MeanCompletionSeconds">The mean of the VMs' ends.</param>
/// <param name="BytesSent">Bytes on the wire.</param>
/// <param name="FirstPassBytes">Of these, the first copies.</param>
/// <param name="ResentBytes">Of these, what had been sent before.</param>
/// <param name="MaxDowntimeSeconds">The longest downtime of a VM.</param>
/// <param name="TotalDowntimeSeconds">The sum of the downtimes.</param>
/// <param name="NotConverged">VMs with another outcome than <see cref="Outcome.Converged"/>.</param>
public readonly record struct BatchTotals(
    double MakespanSeconds,
    double MeanCompletionSeconds,
    double BytesSent,
    double FirstPassBytes,
    double ResentBytes,
    double MaxDowntimeSeconds,
    double TotalDowntimeSeconds,
    int NotConverged
);
