using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Peers;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// How close is the best kernel to C++ on the same buffers? Expect it beside the tuned lifting, far below the plain loop,
/// and nothing below the memory shape, which computes nothing: its checksum is of copies.
/// </summary>
[BenchmarkCategory(Categories.Native)]
public class AgainstNative : ISimulatedCase
{
    private static readonly IReadOnlyList<MigrationKernel> Contenders =
    [
        .. NativePeers.All,
        KernelRegistry.Named("Scalar"),
        .. KernelRegistry.Accelerated,
    ];

    private KernelRun _run = null!;

    /// <summary>The peers, the scalar kernel and the best ones of a single core.</summary>
    public static IEnumerable<string> Kernels => Contenders.Select(kernel => kernel.Name);

    [ParamsSource(nameof(Kernels))]
    public string Kernel { get; set; } = "";

    [Params(1_000, 100_000)]
    public int BatchSize { get; set; }

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() =>
        _run = new(Contenders.Single(kernel => kernel.Name == Kernel), Policies.Usual, BatchSize);

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Migrate() => _run.Run<Capped>();
}
