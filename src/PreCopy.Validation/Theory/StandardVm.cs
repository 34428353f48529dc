using PreCopy.Model;
using PreCopy.SharedLink;

namespace PreCopy.Validation.Theory;

/// <summary>The VM and the link of the identities: the model's section 6.</summary>
internal static class StandardVm
{
    public const double MemoryBytes = 8.0 * (1L << 30);
    public const double LinkBytesPerSecond = 1250.0 * (1L << 20);
    public const double DirtyBytesPerSecond = 100.0 * (1L << 20);

    /// <summary>A downtime limit as good as none: the copy goes on until next to nothing is left.</summary>
    public static LinkSettings ToTheEnd { get; } =
        new(LinkBytesPerSecond, new StopPolicy { DowntimeSeconds = 1e-9 });

    public static LinkSettings Limited { get; } =
        new(LinkBytesPerSecond, new StopPolicy { DowntimeSeconds = 0.3 });

    public static LinkSettings FiveRounds { get; } =
        new(LinkBytesPerSecond, new StopPolicy { MaxRounds = 5 });
}
