using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;

namespace PreCopy.Benchmarks;

/// <summary>
/// What do more nodes cost for the same 10,000 VMs, each node emptied in turn? Expect little: nodes that nothing reaches or
/// leaves cost nothing, and a wave is the smaller the more there are.
/// </summary>
[BenchmarkCategory(Categories.Cluster)]
public class ClusterNodes : ISimulatedCase
{
    private const int Vms = 10_000;

    private MaintenanceRun _run = null!;

    [Params(10, 100, 1_000)]
    public int Nodes { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(Vms, Nodes);

    [Benchmark]
    public void Maintain() => _run.Run();
}
