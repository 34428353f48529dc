namespace PreCopy.Planning;

/// <summary>The splits of a link's bandwidth among the VMs that are copied at once: their weights.</summary>
public static class BandwidthSplits
{
    /// <summary>The same for each.</summary>
    public const string Equal = "equal";

    /// <summary>In proportion to the memory.</summary>
    public const string ByMemory = "by-memory";

    /// <summary>In proportion to the dirty rate, and a hundredth of the highest at least.</summary>
    public const string ByDirtyRate = "by-dirty-rate";

    // A VM that writes nothing must be copied, too.
    private const double LeastShareOfHighest = 0.01;

    /// <summary>The weight of each VM.</summary>
    /// <param name="split">The name of a split.</param>
    /// <param name="vms">The VMs.</param>
    /// <exception cref="ArgumentException">There is no such split.</exception>
    public static double[] Weights(string split, IReadOnlyList<PlanVm> vms) =>
        split switch
        {
            Equal => [.. vms.Select(_ => 1.0)],
            ByMemory => [.. vms.Select(vm => vm.MemoryBytes / vms[0].MemoryBytes)],
            ByDirtyRate => ByRate([.. vms.Select(vm => vm.Dirty.RateBytesPerSecond)]),
            _ => throw new ArgumentException($"no bandwidth split '{split}'", nameof(split)),
        };

    private static double[] ByRate(double[] rates)
    {
        var highest = rates.Max();
        return highest > 0
            ? [.. rates.Select(rate => Math.Max(rate / highest, LeastShareOfHighest))]
            : [.. rates.Select(_ => 1.0)];
    }
}
