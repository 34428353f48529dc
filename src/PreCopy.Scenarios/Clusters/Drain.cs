namespace PreCopy.Scenarios.Clusters;

/// <summary>The nodes that a scenario empties.</summary>
/// <param name="Nodes">Their indices, in the order in which they are emptied.</param>
/// <param name="AtOnce">How many of them make a wave.</param>
public sealed record Drain(IReadOnlyList<int> Nodes, int AtOnce)
{
    /// <summary>How many waves there are.</summary>
    public int Waves => (Nodes.Count + AtOnce - 1) / AtOnce;

    /// <summary>The wave, from 0, in which the node at <paramref name="index"/> of <see cref="Nodes"/> is emptied.</summary>
    public int WaveOf(int index) => index / AtOnce;
}
