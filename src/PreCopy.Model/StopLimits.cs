namespace PreCopy.Model;

/// <summary>A <see cref="StopPolicy"/> as plain numbers, absent parts replaced by what never binds: for inner loops.</summary>
/// <param name="TolerantDowntimeSeconds">τ·(1 + tolerance), or 0.</param>
/// <param name="MinPendingBytes">P, at least <see cref="NothingLeft"/>.</param>
/// <param name="MaxRounds">R, or +infinity.</param>
/// <param name="MaxFactor">F, or +infinity.</param>
public readonly record struct StopLimits(
    double TolerantDowntimeSeconds,
    double MinPendingBytes,
    double MaxRounds,
    double MaxFactor
)
{
    /// <summary>
    /// Fewer bytes than this are nothing, and then every policy is content: without a threshold the rounds of a guest that
    /// writes more slowly than it is copied would shrink for ever, infinitely many in a finite time.
    /// </summary>
    public const double NothingLeft = 1e-100;

    /// <summary>The parts of a policy; its timeout is the caller's to watch.</summary>
    public static StopLimits Of(StopPolicy policy) =>
        new(
            (policy.DowntimeSeconds ?? 0) * (1 + StopPolicy.TieTolerance),
            Math.Max(policy.MinPendingBytes ?? 0, NothingLeft),
            policy.MaxRounds ?? double.PositiveInfinity,
            policy.MaxFactor ?? double.PositiveInfinity
        );

    /// <summary>Converged at or below this many bytes, at a measured bandwidth in bytes/s: max(b·τ·(1 + tolerance), P).</summary>
    public double ThresholdBytes(double measuredBytesPerSecond) =>
        double.MaxNative(TolerantDowntimeSeconds * measuredBytesPerSecond, MinPendingBytes);
}
