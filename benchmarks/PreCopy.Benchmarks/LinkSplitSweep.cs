using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does a group cost in a sweep over splits, by how many VMs share its link: on the engine one by one, or in vector lanes
/// side by side? Expect the lanes to win for few VMs; for more than half as many as there are lanes the engine runs either way.
/// </summary>
[BenchmarkCategory(Categories.Link)]
public class LinkSplitSweep : ISimulatedCase
{
    private LinkGroupRun _run = null!;

    [Params(1, 2, 4, 8, 16)]
    public int Concurrency { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(Concurrency);

    [Benchmark(OperationsPerInvoke = LinkGroupRun.Groups)]
    public void Engine() => _run.RunEngine();

    [Benchmark(OperationsPerInvoke = LinkGroupRun.Groups)]
    public void Lanes() => _run.RunLanes();
}
