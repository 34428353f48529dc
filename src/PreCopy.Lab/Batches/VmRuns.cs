namespace PreCopy.Lab.Batches;

/// <summary>What is said of all VMs of a batch.</summary>
public static class VmRuns
{
    /// <summary>Whether every VM moved.</summary>
    public static bool Converged(this IReadOnlyList<VmRun> vms) => vms.All(vm => vm.HasMoved);

    /// <summary>From the first start to the last end, in seconds; NaN when a VM did not move.</summary>
    public static double MakespanSeconds(this IReadOnlyList<VmRun> vms) =>
        vms.Converged()
            ? vms.Max(vm => vm.EndSeconds) - vms.Min(vm => vm.StartSeconds)
            : double.NaN;
}
