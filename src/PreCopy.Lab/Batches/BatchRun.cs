namespace PreCopy.Lab.Batches;

/// <summary>What was measured of a batch.</summary>
/// <param name="Vms">Each VM's migration, in the order of admission.</param>
/// <param name="LinkUse">See <see cref="Batches.LinkUse"/>.</param>
/// <param name="Trace">Everything that QEMU said meanwhile.</param>
public sealed record BatchRun(
    IReadOnlyList<VmRun> Vms,
    double LinkUse,
    IReadOnlyList<TraceLine> Trace
);
