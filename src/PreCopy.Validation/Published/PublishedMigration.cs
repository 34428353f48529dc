using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Validation.Published;

/// <summary>A migration whose total time others published, and what a dirty curve makes of it.</summary>
/// <param name="Case">The guest, the link and the limit, in words.</param>
/// <param name="MemoryBytes">What the first pass sends.</param>
/// <param name="BandwidthBytesPerSecond">What the link carries.</param>
/// <param name="Policy">When the guest is paused.</param>
/// <param name="Seconds">The published total time.</param>
/// <param name="Shortest">The least that agrees with it: the shortest run, or what was rounded up.</param>
/// <param name="Longest">The most that agrees with it.</param>
public sealed record PublishedMigration(
    string Case,
    double MemoryBytes,
    double BandwidthBytesPerSecond,
    StopPolicy Policy,
    double Seconds,
    double Shortest,
    double Longest
)
{
    /// <summary>The total time that the model gives a guest that dirties so; +infinity when it never ends.</summary>
    public double PredictedSeconds(AnyCurve dirty) =>
        Predict
            .One(new LinkSettings(BandwidthBytesPerSecond, Policy), MemoryBytes, dirty)
            .EndSeconds;
}
