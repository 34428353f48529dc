using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does each part of a stop policy cost the best kernel? Expect the number of rounds to decide: a round cap that
/// stops early is cheapest, a threshold of 50 pages runs the longest, and checking all parts together adds little.
/// </summary>
[BenchmarkCategory(Categories.Kernel)]
public class StopPolicies : ISimulatedCase
{
    private const int BatchSize = 100_000;

    private KernelRun _run = null!;

    /// <summary>The parts of a policy, and all of them together.</summary>
    public static IEnumerable<string> Names => Policies.Parts.Keys;

    [ParamsSource(nameof(Names))]
    public string Policy { get; set; } = "";

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(KernelRegistry.Best, Policies.Parts[Policy], BatchSize);

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Migrate() => _run.Run<Capped>();
}
