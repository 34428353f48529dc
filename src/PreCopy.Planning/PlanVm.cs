using PreCopy.Model.Curves;

namespace PreCopy.Planning;

/// <summary>A VM to migrate, and how well its guest is known.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MemoryBytes">The bytes of the first full pass.</param>
/// <param name="Dirty">Its dirty curve, the median of what it may be.</param>
public sealed record PlanVm(string Name, double MemoryBytes, AnyCurve Dirty)
{
    /// <summary>Its virtual processors.</summary>
    public double Vcpus { get; init; } = 1;

    /// <summary>σ of the logarithm of the dirty rate, a log-normal distribution; 0 when it is known.</summary>
    public double DirtyRateSpread { get; init; }

    /// <summary>σ of the logarithm of the working set, which never exceeds the memory; 0 when it is known.</summary>
    public double WorkingSetSpread { get; init; }

    /// <summary>The index of the node that it leaves (<see cref="PlanRequest.Nodes"/>).</summary>
    public int Source { get; init; }

    /// <summary>The index of the node that it reaches.</summary>
    public int Target { get; init; } = 1;
}
