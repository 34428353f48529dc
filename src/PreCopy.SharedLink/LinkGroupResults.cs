using PreCopy.Model;

namespace PreCopy.SharedLink;

/// <summary>
/// Where <see cref="GroupedLink"/> writes: the caller's spans, laid out as those of <see cref="LinkGroups"/> and apart from
/// them. A VM that never ends has +infinity in the doubles and <see cref="int.MaxValue"/> rounds.
/// </summary>
public readonly ref struct LinkGroupResults
{
    /// <summary>When each VM was done, its switchover included, in seconds from the start of its group.</summary>
    public required Span<double> EndSeconds { get; init; }

    /// <summary>The paused send and the switchover, in seconds.</summary>
    public required Span<double> DowntimeSeconds { get; init; }

    /// <summary>Bytes on the wire, the paused send included.</summary>
    public required Span<double> BytesSent { get; init; }

    /// <summary>Rounds that ran live; saturates at <see cref="int.MaxValue"/>.</summary>
    public required Span<int> LiveRounds { get; init; }

    /// <summary>How each migration ended.</summary>
    public required Span<Outcome> Outcomes { get; init; }

    /// <summary>Writes what an engine found out about one VM.</summary>
    internal void Set(int index, in VmResult result)
    {
        EndSeconds[index] = result.EndSeconds;
        DowntimeSeconds[index] = result.DowntimeSeconds;
        BytesSent[index] = result.BytesSent;
        LiveRounds[index] =
            result.LiveRounds < int.MaxValue ? (int)result.LiveRounds : int.MaxValue;
        Outcomes[index] = result.Outcome;
    }

    internal void Validate(int vms)
    {
        if (
            EndSeconds.Length != vms
            || DowntimeSeconds.Length != vms
            || BytesSent.Length != vms
            || LiveRounds.Length != vms
            || Outcomes.Length != vms
        )
            throw new ArgumentException($"the results' spans are not all as long as the {vms} VMs");
    }
}
