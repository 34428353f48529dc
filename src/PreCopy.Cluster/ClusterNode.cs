namespace PreCopy.Cluster;

/// <summary>A host that migrations leave and reach (model, section 5).</summary>
/// <param name="TransmitBytesPerSecond">What it sends at most, above 0 and finite.</param>
/// <param name="ReceiveBytesPerSecond">What it receives at most, above 0 and finite.</param>
public readonly record struct ClusterNode(
    double TransmitBytesPerSecond,
    double ReceiveBytesPerSecond
)
{
    /// <summary>The index of the rack it stands in, or −1 when it stands in none.</summary>
    public int Rack { get; init; } = -1;

    /// <summary>Migrations that may leave it at once.</summary>
    public int MostOutgoing { get; init; } = int.MaxValue;

    /// <summary>Migrations that may reach it at once.</summary>
    public int MostIncoming { get; init; } = int.MaxValue;

    /// <summary>Migrations that it may take part in at once, in either role: with 1, what runs at once is a matching of the nodes.</summary>
    public int MostMigrations { get; init; } = int.MaxValue;
}
