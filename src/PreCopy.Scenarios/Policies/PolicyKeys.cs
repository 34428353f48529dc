using PreCopy.Model;

namespace PreCopy.Scenarios.Policies;

/// <summary>The words of a policy object, for those who read and write it.</summary>
internal static class PolicyKeys
{
    public const string Preset = "preset";
    public const string Downtime = "downtime";
    public const string DowntimeRamp = "downtimeRamp";
    public const string LooksPerDoubling = "looksPerDoubling";
    public const string Look = "look";
    public const string MinPending = "minPending";
    public const string MaxRounds = "maxRounds";
    public const string MaxFactor = "maxFactor";
    public const string Timeout = "timeout";
    public const string TimeoutPerGiB = "timeoutPerGiB";
    public const string StallTimeout = "stallTimeout";
    public const string OnTimeout = "onTimeout";
    public const string LeastGiB = "leastGiB";
    public const string Throttle = "throttle";

    /// <summary>Every key, in the order of the documentation.</summary>
    public static readonly string[] All =
    [
        Preset,
        Downtime,
        DowntimeRamp,
        LooksPerDoubling,
        Look,
        MinPending,
        MaxRounds,
        MaxFactor,
        Timeout,
        TimeoutPerGiB,
        StallTimeout,
        OnTimeout,
        LeastGiB,
        Throttle,
    ];

    /// <summary>What a timeout may do.</summary>
    public static readonly (string Name, TimeoutAction Value)[] Actions =
    [
        ("abort", TimeoutAction.Abort),
        ("force", TimeoutAction.Force),
        ("post-copy", TimeoutAction.PostCopy),
    ];
}
