using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// What are wider vectors worth? The masked loop and binary lifting, each in processes that may use scalar instructions only,
/// 128, 256 or 512 bits. Expect less than a doubling a rung: divisions and the slowest lane do not get cheaper with the width.
/// </summary>
[BenchmarkCategory(Categories.Kernel)]
[InstructionSetLadder]
public class InstructionSets : ISimulatedCase
{
    private const int BatchSize = 100_000;

    private KernelRun _run = null!;

    [Params("masked loop", "lifting")]
    public string Technique { get; set; } = "";

    public CaseAnswer Answer => _run.Answer;

    // Which kernels there are depends on the process; the registry has the best of them last.
    [GlobalSetup]
    public void SetUp() =>
        _run = new(
            KernelRegistry.Available.Last(kernel =>
                kernel.Name.EndsWith(
                    Technique == "lifting" ? "Lifting" : "MaskedLoop",
                    StringComparison.Ordinal
                ) && !kernel.Name.StartsWith("Threaded", StringComparison.Ordinal)
            ),
            Policies.Usual,
            BatchSize
        );

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Migrate() => _run.Run<Capped>();
}
