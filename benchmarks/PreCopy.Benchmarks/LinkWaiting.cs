using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;

namespace PreCopy.Benchmarks;

/// <summary>
/// What do VMs that wait for a slot, or have left theirs, add to the cost of an event, eight at once? Expect nothing: the
/// time per event is flat from a batch that starts at once to 4,096 of which nearly all wait.
/// </summary>
[BenchmarkCategory(Categories.Link)]
public class LinkWaiting : ISimulatedCase
{
    private const int Concurrency = 8;

    private LinkEventRun _run = null!;

    [Params(8, 64, 512, 4096)]
    public int Vms { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(Concurrency, Vms);

    [Benchmark(OperationsPerInvoke = LinkEventRun.Events)]
    public void Simulate() => _run.Run();
}
