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

    /// <summary>The bytes at or below which a migration converges, at a measured bandwidth in bytes/s; 0 without a threshold part.</summary>
    /// <remarks>With nothing left there is nothing to copy: zero bytes always converge.</remarks>
    public double ThresholdBytes(double measuredBytesPerSecond) =>
        Math.Max(
            (DowntimeSeconds ?? 0) * measuredBytesPerSecond * (1 + TieTolerance),
            MinPendingBytes ?? 0
        );

    /// <summary>The timeout of a VM of the given memory in seconds; +infinity when the policy has none.</summary>
    public double TimeoutSecondsFor(double memoryBytes) =>
        TimeoutSeconds is null && TimeoutSecondsPerGiB is null
            ? double.PositiveInfinity
            : (TimeoutSeconds ?? 0) + (TimeoutSecondsPerGiB ?? 0) * memoryBytes / (1L << 30);
}
