namespace PreCopy.Scenarios.Observations;

/// <summary>One report of a migration's progress, in base units.</summary>
/// <param name="Line">Where it stands in the log.</param>
/// <param name="Seconds">Since the migration began.</param>
/// <param name="Round">How often the dirty pages have been looked at; 1 during the first pass.</param>
/// <param name="RemainingBytes">Memory still to send before the next look.</param>
/// <param name="TotalBytes">All of the guest's memory.</param>
/// <param name="SentBytes">On the wire so far.</param>
/// <param name="DoneBytes">Memory dealt with so far: pages sent, and zero pages, which cost only a header.</param>
/// <param name="ZeroBytes">The zero pages among them.</param>
/// <param name="SetupSeconds">What passed before the copy began.</param>
/// <param name="IsThrottled">Whether the guest is held back.</param>
internal sealed record MigrationPoll(
    int Line,
    double Seconds,
    int Round,
    double RemainingBytes,
    double TotalBytes,
    double SentBytes,
    double DoneBytes,
    double ZeroBytes,
    double SetupSeconds,
    bool IsThrottled
);
