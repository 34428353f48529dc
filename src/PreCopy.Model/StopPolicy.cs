namespace PreCopy.Model;

/// <summary>
/// When a pre-copy migration stops copying live: every part may be absent (<see langword="null"/>), and the parts are
/// asked in the order of their declaration before each round but the first.
/// </summary>
public sealed record StopPolicy
{
    /// <summary>The tolerance that makes an exact tie, with the downtime limit or with a clock, come out the same in every algorithm.</summary>
    public const double TieTolerance = 1e-12;

    /// <summary>Converged when what is left can be sent within this time, in seconds, at the bandwidth of the round just ended.</summary>
    public double? DowntimeSeconds { get; init; }

    /// <summary>How <see cref="DowntimeSeconds"/> rises with time.</summary>
    public DowntimeRamp? Ramp { get; init; }

    /// <summary>
    /// <see cref="DowntimeSeconds"/> doubles after so many looks that did not stop: at look k the limit is τ·2^⌊(k−1)/n⌋.
    /// </summary>
    public int? LooksPerDoubling { get; init; }

    /// <summary>
    /// The shortest time between two looks inside a round, in seconds; <see langword="null"/>: a look only where a round ends.
    /// With it a round ends when at most b·<see cref="DowntimeSeconds"/> is unsent, but no sooner than so long after it began,
    /// or when all is sent (<see cref="PartialRound"/>). QEMU's is 0.05.
    /// </summary>
    public double? LookSeconds { get; init; }

    /// <summary>The shortest <see cref="LookSeconds"/>: such rounds are taken one by one, 3.6 million an hour.</summary>
    public const double ShortestLookSeconds = 1e-3;

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

    /// <summary>
    /// Seconds without progress after which <see cref="OnTimeout"/> happens. The copy progresses in the first pass and in
    /// every round that is at least <see cref="ProgressBytes"/> smaller than the smallest before it; the seconds count from
    /// the end of the last such round, and a round that progresses stops them.
    /// </summary>
    public double? StallTimeoutSeconds { get; init; }

    /// <summary>A remainder that has become smaller by less than a page has not become smaller.</summary>
    public const double ProgressBytes = 4096;

    /// <summary>What per-GiB parts take the memory to be at least, in GiB.</summary>
    public double LeastGiB { get; init; }

    /// <summary>How the guest is slowed down when the copy does not converge.</summary>
    public Throttle? Throttle { get; init; }

    /// <summary>What a timeout does.</summary>
    public TimeoutAction OnTimeout { get; init; } = TimeoutAction.Abort;

    /// <summary>The timeout of a VM of the given memory in seconds; +infinity when the policy has none.</summary>
    public double TimeoutSecondsFor(double memoryBytes) =>
        HasTimeout
            ? (TimeoutSeconds ?? 0) + (TimeoutSecondsPerGiB ?? 0) * CountedGiB(memoryBytes)
            : double.PositiveInfinity;

    /// <summary>The downtime limit τ_k at look k, in seconds, without the tolerance; 0 when the policy has none.</summary>
    /// <param name="look">k, at least 1.</param>
    /// <param name="rampIntervals">Whole intervals since <see cref="Ramp"/> began; negative before.</param>
    public double DowntimeSecondsAt(double look, double rampIntervals)
    {
        var limit = DowntimeSeconds ?? 0;
        if (Ramp is not null && rampIntervals >= 0)
            limit = Math.Min(Ramp.ToSeconds, limit + Ramp.RiseSeconds(rampIntervals));
        if (LooksPerDoubling is { } looks)
            limit *= Math.Pow(2, Math.Floor((look - 1) / looks));
        return limit;
    }

    /// <summary>The time between two rises of <see cref="Ramp"/> for a VM of the given memory, in seconds; +infinity without a ramp.</summary>
    public double RampIntervalSecondsFor(double memoryBytes) =>
        Ramp is null ? double.PositiveInfinity
        : Ramp.IsIntervalPerGiB ? Ramp.IntervalSeconds * CountedGiB(memoryBytes)
        : Ramp.IntervalSeconds;

    private double CountedGiB(double memoryBytes) => Math.Max(memoryBytes / (1L << 30), LeastGiB);

    /// <summary>Whether the policy has a timeout that counts from the start of the copy.</summary>
    public bool HasTimeout => TimeoutSeconds is not null || TimeoutSecondsPerGiB is not null;

    /// <summary>Whether it knows convergence; one that only counts rounds, such as Hyper-V's, forces every migration, and that is its regular end.</summary>
    public bool CanConverge => DowntimeSeconds is not null || MinPendingBytes is not null;

    /// <summary>Whether looks come only where a round ends, the rule is the same at each, and no clock and no throttle is part of it.</summary>
    public bool IsPlain =>
        LookSeconds is null
        && !HasTimeout
        && Ramp is null
        && LooksPerDoubling is null
        && StallTimeoutSeconds is null
        && Throttle is null;

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
            StallTimeoutSeconds is null or > 0 and < double.PositiveInfinity,
            "the stall timeout must be above 0 s"
        );
        Require(
            LeastGiB is >= 0 and < double.PositiveInfinity,
            "the least memory of per-GiB parts must not be negative"
        );
        Require(LooksPerDoubling is null or >= 1, "the looks per doubling must be at least 1");
        Require(
            DowntimeSeconds is not null || (Ramp is null && LooksPerDoubling is null),
            "a downtime limit that rises needs a downtime limit to rise from"
        );
        Require(
            LookSeconds is null or >= ShortestLookSeconds and < double.PositiveInfinity,
            "the time between two looks inside a round must be at least 1 ms"
        );
        Require(
            DowntimeSeconds is not null || LookSeconds is null,
            "looks inside a round need a downtime limit to look for"
        );
        Require(
            Ramp is null
                || Ramp.ToSeconds >= DowntimeSeconds
                    && Ramp.ToSeconds < double.PositiveInfinity
                    && Ramp.StepSeconds is > 0 and < double.PositiveInfinity
                    && Ramp.IntervalSeconds is > 0 and < double.PositiveInfinity
                    && Ramp.FromLook >= 0,
            "a ramp of the downtime limit must rise, in steps and intervals above 0"
        );
        Throttle?.Validate();
        Require(
            DowntimeSeconds is not null
                || MinPendingBytes is not null
                || MaxRounds is not null
                || MaxFactor is not null
                || HasTimeout
                || StallTimeoutSeconds is not null,
            "a stop policy needs at least one part"
        );
        Require(
            DowntimeSeconds > 0
                || MinPendingBytes > 0
                || MaxRounds is not null
                || MaxFactor is not null
                || HasTimeout
                || StallTimeoutSeconds is not null,
            "minimum pending bytes of 0 are never reached while the VM writes: add another part"
        );
    }

    internal static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
