using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>What every engine refuses.</summary>
internal static class LinkArguments
{
    // A sum of weights keeps each of them to its last digit within 30 orders of magnitude.
    public const double MostWeightRatio = 1e20;

    /// <returns>Whether all weights are equal.</returns>
    /// <exception cref="ArgumentException">A VM out of its range, or spans of the wrong length.</exception>
    public static bool Validate<TCurve>(
        ReadOnlySpan<Vm<TCurve>> vms,
        ReadOnlySpan<VmResult> results,
        int capacity
    )
        where TCurve : struct, IDirtyCurve
    {
        if (vms.Length > capacity)
            throw new ArgumentException(
                $"{vms.Length} VMs are more than the engine's {capacity}",
                nameof(vms)
            );
        var (lightest, heaviest) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < vms.Length; i++)
        {
            ref readonly var vm = ref vms[i];
            if (!vm.IsValid)
                throw new ArgumentException($"VM {i} is out of range: {vm}", nameof(vms));
            lightest = double.MinNative(lightest, vm.Weight);
            heaviest = double.MaxNative(heaviest, vm.Weight);
        }

        if (!(heaviest / MostWeightRatio <= lightest))
            throw new ArgumentException(
                $"the weights must not differ by more than a factor of {MostWeightRatio}",
                nameof(vms)
            );
        if (results.Length != vms.Length)
            throw new ArgumentException("as many results as VMs are needed", nameof(results));
        return lightest == heaviest;
    }
}
