using PreCopy.Model;

namespace PreCopy.SharedLink;

/// <summary>The link, the stop policy and the schedule that all migrations of a batch share.</summary>
/// <param name="BandwidthBytesPerSecond">The link's capacity B, above 0 and finite.</param>
/// <param name="Policy">When each migration stops copying live.</param>
public sealed record LinkSettings(double BandwidthBytesPerSecond, StopPolicy Policy)
{
    /// <summary>What a single stream carries at most, in bytes/s.</summary>
    public double StreamCapBytesPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>At most this many VMs are admitted at once; <see cref="int.MaxValue"/> admits all.</summary>
    public int Concurrency { get; init; } = int.MaxValue;

    /// <summary>Seconds a VM holds its slot before it copies; takes no bandwidth.</summary>
    public double SetupSeconds { get; init; }

    /// <summary>Seconds of the switchover after the paused send; part of the downtime, takes no bandwidth.</summary>
    public double SwitchoverSeconds { get; init; }
}
