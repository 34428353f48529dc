using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;

namespace PreCopy.Benchmarks;

/// <summary>
/// How many draws does the planner get through in a second, of each of its candidates? Expect a hundred thousand for ten VMs, and
/// not quite a tenth of that for a hundred: a draw costs its migrations, and a little of its own.
/// </summary>
[BenchmarkCategory(Categories.Plan)]
public class PlannerDraws : ISimulatedCase
{
    private PlannerDrawRun _run = null!;

    [Params(10, 100)]
    public int Vms { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(Vms);

    [Benchmark(OperationsPerInvoke = PlannerDrawRun.Draws)]
    public void Simulate() => _run.Run();
}
