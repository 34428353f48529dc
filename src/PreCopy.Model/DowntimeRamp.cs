namespace PreCopy.Model;

/// <summary>
/// A downtime limit that rises in steps while the migration runs, from <see cref="StopPolicy.DowntimeSeconds"/> on. At a
/// look the limit has risen by one step for every whole interval since the ramp began (a whole interval with
/// <see cref="StopPolicy.TieTolerance"/>).
/// </summary>
/// <param name="ToSeconds">The limit's top, in seconds.</param>
/// <param name="StepSeconds">By how much it rises, in seconds.</param>
/// <param name="IntervalSeconds">The time between two rises, in seconds.</param>
public sealed record DowntimeRamp(double ToSeconds, double StepSeconds, double IntervalSeconds)
{
    /// <summary>Whether the interval is for each GiB of memory, at least <see cref="StopPolicy.LeastGiB"/>.</summary>
    public bool IsIntervalPerGiB { get; init; }

    /// <summary>The look k ≥ 1 at which the ramp begins; 0 when it begins with the copy.</summary>
    public int FromLook { get; init; }

    /// <summary>Whether the first step is taken as the ramp begins, and not an interval later.</summary>
    public bool StepsAtOnce { get; init; }

    /// <summary>Whole intervals since the ramp began, in any unit of time.</summary>
    public static double Intervals(double elapsed, double interval) =>
        Math.Floor(elapsed / interval * (1 + StopPolicy.TieTolerance));

    /// <summary>By how much the limit has risen after so many whole intervals, in seconds; its top is not minded.</summary>
    public double RiseSeconds(double intervals) =>
        StepSeconds * (intervals + (StepsAtOnce ? 1 : 0));
}
