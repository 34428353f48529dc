using PreCopy.Model;

namespace PreCopy.SharedLink;

/// <summary>
/// What became of one VM. Times are in seconds from the start of the batch; what has no finite value is +infinity.
/// </summary>
/// <param name="StartSeconds">When it was admitted (its setup starts); +infinity when a slot never came free.</param>
/// <param name="EndSeconds">When its slot came free.</param>
/// <param name="DowntimeSeconds">How long it stood still.</param>
/// <param name="BytesSent">All bytes on the wire, the paused send included.</param>
/// <param name="LiveRounds">Rounds begun while the VM ran.</param>
/// <param name="Outcome">How it ended.</param>
public readonly record struct VmResult(
    double StartSeconds,
    double EndSeconds,
    double DowntimeSeconds,
    double BytesSent,
    double LiveRounds,
    Outcome Outcome
);
