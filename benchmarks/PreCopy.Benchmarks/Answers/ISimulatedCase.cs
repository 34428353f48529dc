namespace PreCopy.Benchmarks.Answers;

/// <summary>
/// A benchmark class that can say what it computed. Nothing that a benchmark computes leaves its process, but kernels are
/// deterministic: the host runs the case once more and asks.
/// </summary>
public interface ISimulatedCase
{
    /// <summary>What the latest invocation of the benchmark method computed.</summary>
    CaseAnswer Answer { get; }
}
