namespace PreCopy.Cluster.Placements;

/// <summary>What a node holds, and what it could.</summary>
/// <param name="CapacityBytes">Its memory; +infinity when it is no limit.</param>
/// <param name="HeldBytes">The memory of the VMs on it.</param>
internal readonly record struct Room(double CapacityBytes, double HeldBytes)
{
    /// <summary>A node that takes nothing: none is so small that it fits.</summary>
    public static Room Closed { get; } = new(double.NegativeInfinity, 0);

    public double FreeBytes => CapacityBytes - HeldBytes;
}
