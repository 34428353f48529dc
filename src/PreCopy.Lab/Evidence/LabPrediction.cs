namespace PreCopy.Lab.Evidence;

/// <summary>What the model says of a batch, before it is run.</summary>
/// <param name="Vms">Each VM, in the order of admission.</param>
public sealed record LabPrediction(IReadOnlyList<VmPrediction> Vms)
{
    /// <summary>Whether every VM moves.</summary>
    public bool Converges => Vms.All(vm => double.IsFinite(vm.EndSeconds) && HasMoved(vm));

    /// <summary>From the first start to the last end, in seconds; +infinity when a VM does not move.</summary>
    public double MakespanSeconds =>
        Converges ? Vms.Max(vm => vm.EndSeconds) : double.PositiveInfinity;

    private static bool HasMoved(VmPrediction vm) =>
        vm.Outcome is Model.Outcome.Converged or Model.Outcome.Forced or Model.Outcome.PostCopy;
}
