using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does one migration cost under each kernel, and how large must a batch be? The same hundred thousand migrations are
/// cut into batches of a thousand or taken at once, then a million that no cache holds. Expect the loops to have one
/// checksum at a size and the liftings another, lifting in lanes to be an order of magnitude faster than Scalar, and sizes
/// to matter only to the fastest and to the threads.
/// </summary>
[BenchmarkCategory(Categories.Kernel)]
public class KernelVariants : ISimulatedCase
{
    private KernelRun _run = null!;

    /// <summary>Every kernel there is.</summary>
    public static IEnumerable<string> Kernels =>
        KernelRegistry.Available.Select(kernel => kernel.Name);

    [ParamsSource(nameof(Kernels))]
    public string Kernel { get; set; } = "";

    [Params(1_000, 100_000, 1_000_000)]
    public int BatchSize { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(KernelRegistry.Named(Kernel), Policies.Usual, BatchSize);

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Migrate() => _run.Run<Capped>();
}
