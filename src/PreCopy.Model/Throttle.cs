namespace PreCopy.Model;

/// <summary>
/// Auto-converge: a guest that dirties nearly as fast as it is copied is slowed down, in steps. The dirty curve's rate is
/// multiplied by 1 − θ, θ the throttle; θ·t of each vCPU's time is lost in t seconds. The defaults are QEMU's
/// (migration/ram.c, migration_trigger_throttle).
/// </summary>
/// <remarks>
/// At every look that does not stop, and that is at least <see cref="PeriodSeconds"/> after the last one counted (or the
/// start of the copy), the bytes dirtied since then, Σ v_k, are held against those sent, Σ v_(k−1). When they are more than
/// <see cref="Trigger"/> times as many for the <see cref="Strikes"/>th time, θ rises and the count starts again.
/// </remarks>
public sealed record Throttle
{
    /// <summary>Bytes dirtied for each byte sent above which a period counts; above 0 and below 1.</summary>
    public double Trigger { get; init; } = 0.5;

    /// <summary>So many such periods raise the throttle.</summary>
    public int Strikes { get; init; } = 2;

    /// <summary>The shortest period that is looked at, in seconds.</summary>
    public double PeriodSeconds { get; init; } = 1;

    /// <summary>The first throttle, 0 … 1.</summary>
    public double Initial { get; init; } = 0.2;

    /// <summary>What each further rise adds; at least 0.001.</summary>
    public double Increment { get; init; } = 0.1;

    /// <summary>The most that the guest is slowed down.</summary>
    public double Most { get; init; } = 0.99;

    /// <summary>
    /// Dirty-limit instead of steps: the first rise brings the guest's dirty rate down to so many bytes/s a vCPU, and there
    /// it stays. What that costs the guest is taken to be in proportion: θ = 1 − limit/D.
    /// </summary>
    public double? LimitBytesPerSecondPerVcpu { get; init; }

    /// <summary>The throttle after <paramref name="present"/>, for a guest that dirties at <paramref name="rate"/> bytes/s.</summary>
    public double Next(double present, double rate, double vcpus) =>
        LimitBytesPerSecondPerVcpu is { } limit ? Math.Max(0, 1 - limit * vcpus / rate)
        : present > 0 ? Math.Min(present + Increment, Most)
        : Math.Min(Initial, Most);

    /// <summary>Whether a look so long after the last one counted holds the bytes dirtied against those sent; both in any unit of time.</summary>
    public static bool IsDue(double elapsed, double period) =>
        elapsed * (1 + StopPolicy.TieTolerance) >= period;

    /// <summary>Whether a period in which so many bytes were dirtied and sent counts.</summary>
    public bool IsHigh(double dirtied, double sent) =>
        dirtied > Trigger * (1 + StopPolicy.TieTolerance) * sent;

    /// <summary>Refuses parts out of their range.</summary>
    /// <exception cref="ArgumentException">Says which.</exception>
    public void Validate()
    {
        StopPolicy.Require(
            Trigger is > 0 and < 1,
            "the throttle's trigger must be between 0 and 1"
        );
        StopPolicy.Require(Strikes >= 1, "the throttle's strikes must be at least 1");
        StopPolicy.Require(
            PeriodSeconds is >= 0 and < double.PositiveInfinity,
            "the throttle's period must not be negative"
        );
        StopPolicy.Require(Initial is > 0 and < 1, "the first throttle must be between 0 and 1");
        // Finer steps than QEMU's whole percents by far, and no migration rises for ever.
        StopPolicy.Require(
            Increment is >= 0.001 and < 1,
            "the throttle's increment must be at least 0.001 and below 1"
        );
        StopPolicy.Require(Most is > 0 and < 1, "the most throttle must be between 0 and 1");
        StopPolicy.Require(
            LimitBytesPerSecondPerVcpu is null or > 0 and < double.PositiveInfinity,
            "the dirty limit must be above 0"
        );
    }
}
