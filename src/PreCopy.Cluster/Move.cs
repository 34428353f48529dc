using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>A migration from one node to another.</summary>
/// <param name="Vm">The VM.</param>
/// <param name="Source">The index of the node that it leaves.</param>
/// <param name="Target">The index of the node that it reaches; another one.</param>
public readonly record struct Move<TCurve>(Vm<TCurve> Vm, int Source, int Target)
    where TCurve : struct, IDirtyCurve
{
    /// <summary>Its wave, from 0: it may start when every migration of the waves before has freed its slot. Waves do not fall in the order of the moves.</summary>
    public int Wave { get; init; }
}
