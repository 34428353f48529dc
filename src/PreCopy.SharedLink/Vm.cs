using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>A virtual machine to migrate.</summary>
/// <param name="MemoryBytes">The bytes of the first full pass, above 0.</param>
/// <param name="Dirty">What it dirties while it is copied.</param>
/// <param name="Weight">Its weight in the sharing of the link, above 0; the weights of a batch differ by a factor of at most 10²⁰.</param>
public readonly record struct Vm<TCurve>(double MemoryBytes, TCurve Dirty, double Weight = 1)
    where TCurve : struct, IDirtyCurve
{
    /// <summary>Its virtual processors: a throttle costs each of them its share of the time.</summary>
    public double Vcpus { get; init; } = 1;

    /// <summary>Whether every number is in its range.</summary>
    public bool IsValid =>
        MemoryBytes > 0
        && double.IsFinite(MemoryBytes)
        && Vcpus > 0
        && double.IsFinite(Vcpus)
        && Weight > 0
        && double.IsFinite(Weight)
        && Dirty.RateBytesPerSecond >= 0
        && double.IsFinite(Dirty.RateBytesPerSecond)
        && Dirty.WorkingSetBytes >= 0
        && Dirty.WorkingSetBytes <= MemoryBytes;
}
