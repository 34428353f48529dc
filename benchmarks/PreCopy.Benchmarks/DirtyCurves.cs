using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does the saturating dirty curve cost over the capped one, kernel by kernel? Expect an exponential a round to
/// dominate, several times the cost of a capped round, and the vector kernels to keep their lead by computing it in lanes.
/// </summary>
[BenchmarkCategory(Categories.Kernel)]
public class DirtyCurves : ISimulatedCase
{
    private const int BatchSize = 100_000;

    private KernelRun _run = null!;

    /// <summary>Every kernel there is.</summary>
    public static IEnumerable<string> Kernels => KernelVariants.Kernels;

    [ParamsSource(nameof(Kernels))]
    public string Kernel { get; set; } = "";

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(KernelRegistry.Named(Kernel), Policies.Usual, BatchSize);

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Capped() => _run.Run<Capped>();

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Saturating() => _run.Run<Saturating>();
}
