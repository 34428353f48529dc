namespace PreCopy.Model.Kernels;

/// <summary>
/// Where a kernel writes its results: the caller's spans, as long as the batch and apart from it. A migration that never
/// converges has +infinity in the doubles and <see cref="int.MaxValue"/> rounds.
/// </summary>
public readonly ref struct MigrationResults
{
    /// <summary>All rounds and the downtime, in seconds.</summary>
    public required Span<double> TotalSeconds { get; init; }

    /// <summary>The paused send and the switchover, in seconds.</summary>
    public required Span<double> DowntimeSeconds { get; init; }

    /// <summary>Bytes on the wire, the paused send included.</summary>
    public required Span<double> BytesSent { get; init; }

    /// <summary>Rounds that ran live; saturates at <see cref="int.MaxValue"/>.</summary>
    public required Span<int> LiveRounds { get; init; }

    /// <summary>How each migration ended.</summary>
    public required Span<Outcome> Outcomes { get; init; }

    /// <summary>vCPU-seconds lost to the policy's throttle, for a guest of one vCPU; may be left empty.</summary>
    public Span<double> LostVcpuSeconds { get; init; }

    /// <summary>Bytes fetched on demand after a switch with memory missing; may be left empty.</summary>
    public Span<double> DemandedBytes { get; init; }

    /// <summary>The first <paramref name="count"/> results.</summary>
    public MigrationResults To(int count) =>
        new()
        {
            TotalSeconds = TotalSeconds[..count],
            DowntimeSeconds = DowntimeSeconds[..count],
            BytesSent = BytesSent[..count],
            LiveRounds = LiveRounds[..count],
            Outcomes = Outcomes[..count],
            LostVcpuSeconds = LostVcpuSeconds.IsEmpty ? default : LostVcpuSeconds[..count],
            DemandedBytes = DemandedBytes.IsEmpty ? default : DemandedBytes[..count],
        };

    /// <summary>The results from <paramref name="start"/> on.</summary>
    public MigrationResults From(int start) =>
        new()
        {
            TotalSeconds = TotalSeconds[start..],
            DowntimeSeconds = DowntimeSeconds[start..],
            BytesSent = BytesSent[start..],
            LiveRounds = LiveRounds[start..],
            Outcomes = Outcomes[start..],
            LostVcpuSeconds = LostVcpuSeconds.IsEmpty ? default : LostVcpuSeconds[start..],
            DemandedBytes = DemandedBytes.IsEmpty ? default : DemandedBytes[start..],
        };
}
