namespace PreCopy.Lab.Batches;

/// <summary>What was measured of one migration. Times are in seconds from the start of the batch.</summary>
public sealed record VmRun
{
    /// <summary>How it ended.</summary>
    public required LabOutcome Outcome { get; init; }

    /// <summary>When QEMU was told to migrate; NaN when it never was.</summary>
    public double StartSeconds { get; init; } = double.NaN;

    /// <summary>When it left the link: it had moved, or was cancelled; NaN when it never started.</summary>
    public double EndSeconds { get; init; } = double.NaN;

    /// <summary>From the source's STOP to the target's RESUME; NaN when it did not end on the target.</summary>
    public double DowntimeSeconds { get; init; } = double.NaN;

    /// <summary>QEMU's own downtime.</summary>
    public double ReportedDowntimeSeconds { get; init; } = double.NaN;

    /// <summary>QEMU's own total time.</summary>
    public double ReportedTotalSeconds { get; init; } = double.NaN;

    /// <summary>QEMU's own set-up time.</summary>
    public double SetupSeconds { get; init; } = double.NaN;

    /// <summary>Bytes of the stream by QEMU's count.</summary>
    public long TransferredBytes { get; init; }

    /// <summary>Bytes that crossed the link; -1 when the link cannot tell.</summary>
    public long CrossedBytes { get; init; }

    /// <summary>Pages sent whole.</summary>
    public long NormalPages { get; init; }

    /// <summary>Pages of zeros, of which only a mark was sent.</summary>
    public long ZeroPages { get; init; }

    /// <summary>How often the dirty bitmap was synchronised.</summary>
    public long DirtySyncs { get; init; }

    /// <summary>Pages that the target asked for after a switch.</summary>
    public long PostCopyRequests { get; init; }

    /// <summary>The highest throttle seen, in percent.</summary>
    public long ThrottlePercent { get; init; }

    /// <summary>Pages a second that the guest wrote on the source meanwhile, by its heartbeat; NaN after less than two beats.</summary>
    public double GuestPagesPerSecond { get; init; } = double.NaN;

    /// <summary>Whether the VM runs on the target.</summary>
    public bool HasMoved => Outcome is LabOutcome.Completed or LabOutcome.PostCopy;
}
