using PreCopy.Model;

namespace PreCopy.SharedLink;

/// <summary>
/// What became of one VM. Times are in seconds from the start of the batch; what has no finite value is +infinity.
/// </summary>
/// <param name="StartSeconds">When it was admitted (its setup starts); +infinity when a slot never came free.</param>
/// <param name="EndSeconds">When its slot came free.</param>
/// <param name="DowntimeSeconds">How long it stood still.</param>
/// <param name="BytesSent">All bytes on the wire, the paused send and what followed a switch included.</param>
/// <param name="LiveRounds">Rounds begun while the VM ran.</param>
/// <param name="Outcome">How it ended.</param>
public readonly record struct VmResult(
    double StartSeconds,
    double EndSeconds,
    double DowntimeSeconds,
    double BytesSent,
    double LiveRounds,
    Outcome Outcome
)
{
    /// <summary>vCPU-seconds that the guest lost to the policy's throttle.</summary>
    public double LostVcpuSeconds { get; init; }

    /// <summary>After a switch with memory missing: seconds from the switchover's end until the last page has come, and the VM runs at full speed again.</summary>
    public double PostCopySeconds { get; init; }

    /// <summary>Bytes that the guest fetched on demand in that time (see <see cref="PostCopy.DemandedBytes"/>).</summary>
    public double DemandedBytes { get; init; }

    /// <summary>Bytes sent in vain, because the migration was aborted.</summary>
    public double WastedBytes => Outcome == Outcome.Aborted ? BytesSent : 0;

    /// <summary>Seconds from the admission to the abort, in vain.</summary>
    public double WastedSeconds => Outcome == Outcome.Aborted ? EndSeconds - StartSeconds : 0;
}
