using PreCopy.Lab.Batches;

namespace PreCopy.Lab.Plans;

/// <summary>A kind of batch that a study repeats.</summary>
/// <param name="Name">Its name, unique in a study: <c>n2-d0.25-concurrent</c>.</param>
/// <param name="Mode">How its VMs share the link.</param>
/// <param name="DirtyShare">D/B: pages that each guest writes over pages that the link carries in the same time.</param>
/// <param name="Batch">What is run.</param>
public sealed record LabCase(string Name, LabMode Mode, double DirtyShare, LabBatch Batch);
