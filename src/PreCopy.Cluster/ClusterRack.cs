namespace PreCopy.Cluster;

/// <summary>A rack whose nodes reach all others over one uplink; what stays inside does not cross it.</summary>
/// <param name="UplinkBytesPerSecond">What the uplink carries in each direction, above 0 and finite.</param>
public readonly record struct ClusterRack(double UplinkBytesPerSecond);
