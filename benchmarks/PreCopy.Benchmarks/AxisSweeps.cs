using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does it save to know that migrations differ in one number only? Expect about half of the time along the memory and the
/// working set, which leave the powers alone, and nothing along the dirty rate and the bandwidth.
/// </summary>
[BenchmarkCategory(Categories.Kernel)]
public class AxisSweeps : ISimulatedCase
{
    private SweepRun _run = null!;

    [ParamsAllValues]
    public SweepAxis Axis { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(Axis);

    [Benchmark(OperationsPerInvoke = SweepRun.Migrations)]
    public void Sweep() => _run.Sweep();

    [Benchmark(OperationsPerInvoke = SweepRun.Migrations)]
    public void Batch() => _run.Batch(KernelRegistry.FastestOnOneCore);
}
