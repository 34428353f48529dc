using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;

namespace PreCopy.Benchmarks;

/// <summary>
/// How long does it take to simulate a rolling maintenance, by the VMs of the cluster, a hundred on each node? Expect it to
/// grow in proportion to them, and to stay far below a second at 100,000 on 1,000 nodes: an event costs what it changes.
/// </summary>
[BenchmarkCategory(Categories.Cluster)]
public class ClusterGrowth : ISimulatedCase
{
    private const int VmsOnNode = 100;
    private const int FewestNodes = 10;

    private MaintenanceRun _run = null!;

    [Params(100, 1_000, 10_000, 100_000)]
    public int Vms { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(Vms, Math.Max(FewestNodes, Vms / VmsOnNode));

    [Benchmark]
    public void Maintain() => _run.Run();
}
