using PreCopy.Lab.Batches;
using PreCopy.Lab.Plans;

namespace PreCopy.Lab.Records;

/// <summary>A batch of a study and what was measured of it.</summary>
/// <param name="Step">What was run.</param>
/// <param name="Vms">Each VM's migration, in the order of admission.</param>
/// <param name="LinkUse">See <see cref="BatchRun.LinkUse"/>.</param>
public sealed record LabRecord(LabStep Step, IReadOnlyList<VmRun> Vms, double LinkUse)
{
    /// <summary>Whether every VM moved.</summary>
    public bool Converged => Vms.Converged();

    /// <summary>From the first start to the last end, in seconds; NaN when a VM did not move.</summary>
    public double MakespanSeconds => Vms.MakespanSeconds();
}
