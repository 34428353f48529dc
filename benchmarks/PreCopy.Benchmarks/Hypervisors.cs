using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Policies;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does each system's stop policy cost the best kernel? Expect those that look the same at every round to be the
/// cheapest, because their rounds have a closed form; whoever ramps, doubles, throttles or times out goes round by round,
/// dozens of times as dear, and the dearer the more often its rule changes before a hopeless migration ends.
/// </summary>
[BenchmarkCategory(Categories.Kernel)]
public class Hypervisors : ISimulatedCase
{
    private const int BatchSize = 100_000;

    private KernelRun _run = null!;

    /// <summary>The presets.</summary>
    public static IEnumerable<string> Names => PolicyPresets.All.Select(preset => preset.Name);

    [ParamsSource(nameof(Names))]
    public string Policy { get; set; } = "";

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() =>
        _run = new(KernelRegistry.Best, PolicyPresets.Find(Policy)!.Policy, BatchSize);

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Migrate() => _run.Run<Capped>();
}
