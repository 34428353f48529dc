using PreCopy.Model;

namespace PreCopy.SharedLink;

/// <summary>The link, the stop policy and the schedule that all migrations of a batch share.</summary>
/// <param name="BandwidthBytesPerSecond">The link's capacity B, above 0 and finite.</param>
/// <param name="Policy">When each migration stops copying live.</param>
public sealed record LinkSettings(double BandwidthBytesPerSecond, StopPolicy Policy)
{
    /// <summary>What a single stream carries at most, in bytes/s.</summary>
    public double StreamCapBytesPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>Parallel connections inside one migration: it is carried at most at so many times <see cref="StreamCapBytesPerSecond"/>.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>How pages are compressed on their way, or null when they are not.</summary>
    public Compression? Compression { get; init; }

    /// <summary>At most this many VMs are admitted at once; <see cref="int.MaxValue"/> admits all.</summary>
    public int Concurrency { get; init; } = int.MaxValue;

    /// <summary>Seconds a VM holds its slot before it copies; takes no bandwidth.</summary>
    public double SetupSeconds { get; init; }

    /// <summary>Seconds of the switchover after the paused send; part of the downtime, takes no bandwidth.</summary>
    public double SwitchoverSeconds { get; init; }

    /// <summary>Bytes of memory for each byte on the wire: 1 without compression.</summary>
    public double MemoryRatio => Compression?.Ratio ?? 1;

    /// <summary>What one migration is carried at, at most, in bytes of memory/s: by all its channels, and as fast as it is compressed.</summary>
    public double MigrationCapBytesPerSecond =>
        Math.Min(
            StreamCapBytesPerSecond * Channels * MemoryRatio,
            Compression?.MemoryBytesPerSecond ?? double.PositiveInfinity
        );

    /// <summary>Refuses settings out of their range.</summary>
    /// <exception cref="ArgumentException">Says which.</exception>
    public void Validate()
    {
        Require(
            double.IsFinite(BandwidthBytesPerSecond) && BandwidthBytesPerSecond > 0,
            "the bandwidth must be above 0"
        );
        ValidateFabric();
    }

    /// <summary>Refuses settings out of their range; the bandwidth may be +infinity.</summary>
    internal void ValidateFabric()
    {
        Require(BandwidthBytesPerSecond > 0, "the bandwidth must be above 0");
        Require(StreamCapBytesPerSecond > 0, "the stream cap must be above 0");
        Require(Channels >= 1, "the channels must be at least 1");
        Compression?.Validate();
        Require(
            double.IsFinite(BandwidthBytesPerSecond * MemoryRatio)
                || double.IsPositiveInfinity(BandwidthBytesPerSecond),
            "the bandwidth times the compression ratio must be finite"
        );
        Require(Concurrency >= 1, "the concurrency must be at least 1");
        Require(
            double.IsFinite(SetupSeconds) && SetupSeconds >= 0,
            "the setup must not be negative"
        );
        Require(
            double.IsFinite(SwitchoverSeconds) && SwitchoverSeconds >= 0,
            "the switchover must not be negative"
        );
        Policy.Validate();
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
