using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// What are wider vectors worth? The masked loop and binary lifting, each the best that processes have which may use scalar
/// instructions only, 128, 256 or 512 bits. Expect less than a doubling a rung: divisions and the slowest lane do not get
/// cheaper with the width.
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

    [GlobalSetup]
    public void SetUp() =>
        _run = new(Technique == "lifting" ? Lifting : MaskedLoop, Policies.Usual, BatchSize);

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Migrate() => _run.Run<Capped>();

    // Vectors that the processor lacks are emulated: nobody would run that. One lane of the masked loop is the scalar one.
    private static MigrationKernel MaskedLoop =>
        KernelRegistry.Named(Vector128.IsHardwareAccelerated ? "VectorMaskedLoop" : "Scalar");

    private static MigrationKernel Lifting =>
        Vector256.IsHardwareAccelerated ? KernelRegistry.FastestOnOneCore
        : Vector128.IsHardwareAccelerated ? KernelRegistry.Named("Vector256Lifting")
        : KernelRegistry.Named("ScalarLifting");
}
