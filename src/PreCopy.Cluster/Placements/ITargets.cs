namespace PreCopy.Cluster.Placements;

/// <summary>The nodes that VMs can go to, in the order of a rule.</summary>
internal interface ITargets
{
    /// <summary>The node for a VM of this size, or −1 when none has room.</summary>
    int Find(double bytes);

    /// <summary>The most free memory of a node; −infinity when every node is closed.</summary>
    double MostFreeBytes { get; }

    /// <summary>Gives a node other room.</summary>
    void Set(int node, Room room);
}
