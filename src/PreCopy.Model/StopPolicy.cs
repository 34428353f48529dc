namespace PreCopy.Model;

/// <summary>
/// When a pre-copy migration stops copying live: every part may be absent (<see langword="null"/>), and the parts are
/// asked in the order of their declaration before each round but the first.
/// </summary>
public sealed record StopPolicy
{
    /// <summary>The tolerance that makes an exact tie with the downtime limit come out the same in every algorithm.</summary>
    public const double TieTolerance = 1e-12;

    /// <summary>Converged when what is left can be sent within this time, in seconds, at the bandwidth of the round just ended.</summary>
    public double? DowntimeSeconds { get; init; }

    /// <summary>Converged when at most this many bytes are left.</summary>
    public double? MinPendingBytes { get; init; }

    /// <summary>Forced when this many rounds have run live.</summary>
    public int? MaxRounds { get; init; }

    /// <summary>Forced when the bytes sent, with what is left, would exceed this many times the memory.</summary>
    public double? MaxFactor { get; init; }

    /// <summary>Seconds of copying after which <see cref="OnTimeout"/> happens, whatever round is under way.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Further seconds of timeout for each GiB of memory; added to <see cref="TimeoutSeconds"/>.</summary>
    public double? TimeoutSecondsPerGiB { get; init; }

    /// <summary>What the timeout does.</summary>
    public TimeoutAction OnTimeout { get; init; } = TimeoutAction.Abort;

    /// <summary>The timeout of a VM of the given memory in seconds; +infinity when the policy has none.</summary>
    public double TimeoutSecondsFor(double memoryBytes) =>
        HasTimeout
            ? (TimeoutSeconds ?? 0) + (TimeoutSecondsPerGiB ?? 0) * memoryBytes / (1L << 30)
            : double.PositiveInfinity;

    /// <summary>Whether the policy has a timeout part.</summary>
    public bool HasTimeout => TimeoutSeconds is not null || TimeoutSecondsPerGiB is not null;

    /// <summary>Refuses a policy whose parts make no sense or that could end no migration.</summary>
    /// <exception cref="ArgumentException">A part is out of its range, or there is none.</exception>
    public void Validate()
    {
        Require(
            DowntimeSeconds is null or > 0 and < double.PositiveInfinity,
            "the downtime limit must be above 0 s"
        );
        Require(
            MinPendingBytes is null or >= 0 and < double.PositiveInfinity,
            "the minimum pending bytes must be at least 0"
        );
        Require(MaxRounds is null or >= 1, "the round cap must be at least 1");
        Require(
            MaxFactor is null or >= 1 and < double.PositiveInfinity,
            "the factor cap must be at least 1"
        );
        Require(
            TimeoutSeconds is null or > 0 and < double.PositiveInfinity,
            "the timeout must be above 0 s"
        );
        Require(
            TimeoutSecondsPerGiB is null or > 0 and < double.PositiveInfinity,
            "the timeout per GiB must be above 0 s"
        );
        Require(
            DowntimeSeconds is not null
                || MinPendingBytes is not null
                || MaxRounds is not null
                || MaxFactor is not null
                || HasTimeout,
            "a stop policy needs at least one part"
        );
        Require(
            DowntimeSeconds > 0
                || MinPendingBytes > 0
                || MaxRounds is not null
                || MaxFactor is not null
                || HasTimeout,
            "minimum pending bytes of 0 are never reached while the VM writes: add another part"
        );
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
