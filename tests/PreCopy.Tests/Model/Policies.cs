using PreCopy.Model;

namespace PreCopy.Tests.Model;

/// <summary>Stop policies by name: every part alone, and mixtures.</summary>
internal static class Policies
{
    private const double FiftyPages = 50 * 4096;

    private static readonly Dictionary<string, StopPolicy> All = new()
    {
        ["downtime 300 ms"] = new() { DowntimeSeconds = 0.3 },
        ["downtime 1 ms"] = new() { DowntimeSeconds = 1e-3 },
        ["pending 50 pages"] = new() { MinPendingBytes = FiftyPages },
        ["1 round"] = new() { MaxRounds = 1 },
        ["5 rounds"] = new() { MaxRounds = 5 },
        ["factor 1"] = new() { MaxFactor = 1 },
        ["factor 3, pending 1 byte"] = new() { MaxFactor = 3, MinPendingBytes = 1 },
        ["pending 0, 12 rounds"] = new() { MinPendingBytes = 0, MaxRounds = 12 },
        ["downtime, pending"] = new() { DowntimeSeconds = 0.05, MinPendingBytes = 1e8 },
        ["downtime, 30 rounds"] = new() { DowntimeSeconds = 0.3, MaxRounds = 30 },
        ["downtime, factor 2.5"] = new() { DowntimeSeconds = 0.3, MaxFactor = 2.5 },
        ["pending, 29 rounds, factor 3"] = new()
        {
            MinPendingBytes = FiftyPages,
            MaxRounds = 29,
            MaxFactor = 3,
        },
        ["all parts"] = new()
        {
            DowntimeSeconds = 0.01,
            MinPendingBytes = 1e6,
            MaxRounds = 9,
            MaxFactor = 4,
        },
    };

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The names of policies under which every migration ends.</summary>
    public static IEnumerable<string> ForcedNames =>
        All.Where(entry => entry.Value.MaxRounds is not null || entry.Value.MaxFactor is not null)
            .Select(entry => entry.Key);

    public static StopPolicy Named(string name) => All[name];
}
