using PreCopy.Model;
using PreCopy.Model.Curves;

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
)
{
    /// <summary>vCPU-seconds that guests lost to throttling.</summary>
    public double LostVcpuSeconds { get; init; }

    /// <summary>Bytes of migrations that were aborted.</summary>
    public double WastedBytes { get; init; }

    /// <summary>Seconds from admission to abort, summed over the migrations that were aborted.</summary>
    public double WastedSeconds { get; init; }

    /// <summary>Adds up a batch.</summary>
    /// <param name="vms">The VMs.</param>
    /// <param name="results">What became of each.</param>
    /// <param name="compression">How they were compressed on their way (<see cref="LinkSettings.Compression"/>).</param>
    /// <exception cref="ArgumentException">There is no VM, or not a result for each.</exception>
    public static BatchTotals Of<TCurve>(
        ReadOnlySpan<Vm<TCurve>> vms,
        ReadOnlySpan<VmResult> results,
        Compression? compression = null
    )
        where TCurve : struct, IDirtyCurve
    {
        if (vms.IsEmpty || vms.Length != results.Length)
            throw new ArgumentException(
                "a result is needed for each of at least one VM",
                nameof(results)
            );
        double makespan = 0,
            ends = 0,
            bytes = 0,
            firstPass = 0,
            maxDowntime = 0,
            downtimes = 0,
            lostVcpuSeconds = 0,
            wastedBytes = 0,
            wastedSeconds = 0;
        var ratio = compression?.Ratio ?? 1;
        var notConverged = 0;
        for (var i = 0; i < vms.Length; i++)
        {
            ref readonly var result = ref results[i];
            makespan = Math.Max(makespan, result.EndSeconds);
            ends += result.EndSeconds;
            bytes += result.BytesSent;
            if (double.IsFinite(result.StartSeconds))
                firstPass += Math.Min(vms[i].MemoryBytes / ratio, result.BytesSent);
            maxDowntime = Math.Max(maxDowntime, result.DowntimeSeconds);
            downtimes += result.DowntimeSeconds;
            lostVcpuSeconds += result.LostVcpuSeconds;
            wastedBytes += result.WastedBytes;
            wastedSeconds += result.WastedSeconds;
            notConverged += result.Outcome == Outcome.Converged ? 0 : 1;
        }

        return new(
            makespan,
            ends / vms.Length,
            bytes,
            firstPass,
            bytes - firstPass,
            maxDowntime,
            downtimes,
            notConverged
        )
        {
            LostVcpuSeconds = lostVcpuSeconds,
            WastedBytes = wastedBytes,
            WastedSeconds = wastedSeconds,
        };
    }
}
