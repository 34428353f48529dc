using System.Diagnostics;

namespace PreCopy.Benchmarks.Race;

/// <summary>What a launch takes its times with.</summary>
public class RaceClock
{
    /// <summary>Nanoseconds since some instant.</summary>
    public virtual double Nanoseconds => Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);
}
