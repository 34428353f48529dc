namespace PreCopy.Cluster.Placements;

/// <summary>A VM has to leave its node, and no other node has room for it.</summary>
/// <param name="vm">The index of the VM.</param>
/// <param name="node">The index of the node that it has to leave.</param>
/// <param name="wave">The wave in which it has to, from 0.</param>
/// <param name="neededBytes">The VM's memory.</param>
/// <param name="mostFreeBytes">The most free memory of a node outside the wave; 0 when there is no such node.</param>
public sealed class NoRoomException(
    int vm,
    int node,
    int wave,
    double neededBytes,
    double mostFreeBytes
)
    : Exception(
        $"VM {vm} has to leave node {node} in wave {wave} and needs {neededBytes} bytes; no other node has more than {mostFreeBytes} free"
    )
{
    /// <summary>The index of the VM.</summary>
    public int Vm => vm;

    /// <summary>The index of the node that it has to leave.</summary>
    public int Node => node;

    /// <summary>The wave in which it has to, from 0.</summary>
    public int Wave => wave;

    /// <summary>The VM's memory.</summary>
    public double NeededBytes => neededBytes;

    /// <summary>The most free memory of a node outside the wave; 0 when there is no such node.</summary>
    public double MostFreeBytes => mostFreeBytes;
}
