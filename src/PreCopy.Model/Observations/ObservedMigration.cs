namespace PreCopy.Model.Observations;

/// <summary>A whole migration, as somebody saw it from outside.</summary>
/// <param name="MemoryBytes">The VM's memory; above 0.</param>
/// <param name="TotalSeconds">From the start of the copy to the VM's start on the target; above 0.</param>
/// <param name="BytesSent">What went over the wire; above 0.</param>
public sealed record ObservedMigration(double MemoryBytes, double TotalSeconds, double BytesSent)
{
    /// <summary>The downtime in seconds, where it was seen; at least 0 and below <see cref="TotalSeconds"/>.</summary>
    public double? DowntimeSeconds { get; init; }

    /// <summary>The link's bandwidth, where it is known; above 0.</summary>
    public double? BandwidthBytesPerSecond { get; init; }

    /// <summary>How many migrations shared the link from beginning to end, this one included.</summary>
    public int Concurrency { get; init; } = 1;
}
