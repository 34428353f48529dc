using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does the saturating dirty curve cost over the capped one, round by round? Expect an exponential a round to
/// dominate, several times the cost of a capped round, and the masked loop to keep its lead by computing it in lanes.
/// </summary>
[BenchmarkCategory(Categories.Kernel)]
public class DirtyCurves : ISimulatedCase
{
    private const int BatchSize = 100_000;

    private KernelRun _run = null!;

    /// <summary>The kernels that compute every curve themselves; the others leave all but the capped one to the masked loop.</summary>
    public static IEnumerable<string> Kernels =>
        [nameof(Reference), nameof(Scalar), nameof(VectorMaskedLoop)];

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
