using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>
/// Independent groups of the same number of VMs, each group on a link to itself, as a structure of arrays: VM j of group g
/// is element j·<see cref="Count"/> + g of every span of VMs, so that neighbours belong to neighbouring groups.
/// </summary>
public readonly ref struct LinkGroups
{
    /// <summary>VMs in a group, from 1 to <see cref="GroupedLink.MostVms"/>.</summary>
    public required int GroupSize { get; init; }

    /// <summary>M, the bytes of a VM's first pass; above 0.</summary>
    public required ReadOnlySpan<double> MemoryBytes { get; init; }

    /// <summary>D, a VM's dirty rate; at least 0.</summary>
    public required ReadOnlySpan<double> DirtyBytesPerSecond { get; init; }

    /// <summary>W, a VM's writable working set; from 0 to its memory.</summary>
    public required ReadOnlySpan<double> WorkingSetBytes { get; init; }

    /// <summary>A VM's weight in the sharing of its link, above 0.</summary>
    public required ReadOnlySpan<double> Weights { get; init; }

    /// <summary>How many groups.</summary>
    public required int Count { get; init; }

    internal Vm<CappedCurve> Vm(int index) =>
        new(
            MemoryBytes[index],
            new(DirtyBytesPerSecond[index], WorkingSetBytes[index]),
            Weights[index]
        );

    internal void Validate()
    {
        if (GroupSize is < 1 or > GroupedLink.MostVms)
            throw new ArgumentException(
                $"a group has 1 to {GroupedLink.MostVms} VMs, not {GroupSize}"
            );
        var vms = Count * GroupSize;
        if (
            Count < 0
            || MemoryBytes.Length != vms
            || DirtyBytesPerSecond.Length != vms
            || WorkingSetBytes.Length != vms
            || Weights.Length != vms
        )
            throw new ArgumentException(
                $"the spans of {Count} groups of {GroupSize} are not all as long"
            );
    }
}
