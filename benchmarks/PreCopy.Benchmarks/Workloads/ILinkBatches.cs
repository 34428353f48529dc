using PreCopy.Benchmarks.Answers;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>Batches on a shared link, whatever their dirty curve.</summary>
public interface ILinkBatches : ISimulatedCase
{
    /// <summary>How many batches an invocation simulates.</summary>
    const int Count = 64;

    /// <summary>Simulates every batch once.</summary>
    void Run();
}
