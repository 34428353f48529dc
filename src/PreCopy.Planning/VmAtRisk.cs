namespace PreCopy.Planning;

/// <summary>A VM that may not converge under the recommended plan, and what would let it.</summary>
/// <param name="Name">The VM.</param>
/// <param name="Probability">The share of the draws in which it does not converge.</param>
/// <param name="Reason">Why, in words with figures.</param>
public sealed record VmAtRisk(string Name, double Probability, string Reason)
{
    /// <summary>The share in which it does not converge when it is migrated alone.</summary>
    public double Alone { get; init; }

    /// <summary>The share with auto-converge (<see cref="Model.Policies.QemuThrottles.AutoConverge"/>) at the recommended concurrency.</summary>
    public double WithAutoConverge { get; init; }

    /// <summary>The bandwidth for itself at which 95 % of the draws converge, in bytes/s; +infinity when none is enough.</summary>
    public double NeededBytesPerSecond { get; init; }

    /// <summary>What would let it: <c>alone</c>, <c>more bandwidth</c>, <c>auto-converge</c>, <c>post-copy</c>.</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];
}
