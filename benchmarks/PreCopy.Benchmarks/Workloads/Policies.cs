using PreCopy.Model;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>The stop policies that the benchmarks run under.</summary>
public static class Policies
{
    private const double PageBytes = 4096;

    /// <summary>A downtime of 300 ms, forced after 30 rounds: most hypervisors' rule.</summary>
    public static readonly StopPolicy Usual = new() { DowntimeSeconds = 0.3, MaxRounds = 30 };

    /// <summary>The parts of a policy, by name; a cap stands beside a threshold, as it does everywhere.</summary>
    public static readonly IReadOnlyDictionary<string, StopPolicy> Parts = new Dictionary<
        string,
        StopPolicy
    >
    {
        ["downtime"] = new() { DowntimeSeconds = 0.3 },
        ["min-pending"] = new() { MinPendingBytes = 50 * PageBytes },
        ["max-rounds"] = new() { DowntimeSeconds = 0.3, MaxRounds = 5 },
        ["max-factor"] = new() { DowntimeSeconds = 0.3, MaxFactor = 3 },
        ["combined"] = new()
        {
            DowntimeSeconds = 0.3,
            MinPendingBytes = 50 * PageBytes,
            MaxRounds = 5,
            MaxFactor = 3,
        },
    };
}
