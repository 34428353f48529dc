namespace PreCopy.Cluster.Placements;

/// <summary>Which VM goes where.</summary>
/// <param name="Vm">The index of the VM.</param>
/// <param name="Source">The index of the node that it leaves.</param>
/// <param name="Target">The index of the node that it reaches.</param>
/// <param name="Wave">Its wave, from 0 (<see cref="Move{TCurve}.Wave"/>).</param>
public readonly record struct PlacedMove(int Vm, int Source, int Target, int Wave);
