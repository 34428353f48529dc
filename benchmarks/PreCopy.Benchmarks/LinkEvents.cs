using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does an event on the shared link cost, the end of a live round or of a paused send, by how many VMs share it
/// equally? Expect it to grow slowly with the VMs whose next end has to be found, from one vector of them to four.
/// </summary>
[BenchmarkCategory(Categories.Link)]
public class LinkEvents : ISimulatedCase
{
    private LinkEventRun _run = null!;

    [Params(1, 4, 8, 16)]
    public int Concurrency { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(Concurrency, Concurrency);

    [Benchmark(OperationsPerInvoke = LinkEventRun.Events)]
    public void Simulate() => _run.Run();
}
