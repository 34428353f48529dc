using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does each dirty curve cost, round by round? Expect an exponential a round to dominate, several times the cost of a
/// capped round, two for hot-cold, and the masked loop to keep its lead where it computes them in lanes; a measured curve is
/// searched, lane or no lane.
/// </summary>
[BenchmarkCategory(Categories.Kernel)]
public class DirtyCurves : ISimulatedCase
{
    private const int BatchSize = 100_000;

    private KernelRun _run = null!;
    private HotColdCurve[] _hotCold = [];
    private MeasuredCurve[] _measured = [];

    /// <summary>The kernels that compute every curve themselves; the others leave all but the capped one to the masked loop.</summary>
    public static IEnumerable<string> Kernels =>
        [nameof(Reference), nameof(Scalar), nameof(VectorMaskedLoop)];

    [ParamsSource(nameof(Kernels))]
    public string Kernel { get; set; } = "";

    public CaseAnswer Answer => _run.Answer;

    [GlobalSetup]
    public void SetUp() => _run = new(KernelRegistry.Named(Kernel), Policies.Usual, BatchSize);

    [GlobalSetup(Target = nameof(HotCold))]
    public void SetUpHotCold()
    {
        SetUp();
        _hotCold = _run.Guests(GuestCurves.HotCold);
    }

    [GlobalSetup(Target = nameof(Measured))]
    public void SetUpMeasured()
    {
        SetUp();
        _measured = _run.Guests(GuestCurves.Measured);
    }

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Capped() => _run.Run<Capped>();

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Saturating() => _run.Run<Saturating>();

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void HotCold() => _run.Run(_hotCold);

    [Benchmark(OperationsPerInvoke = KernelRun.Migrations)]
    public void Measured() => _run.Run(_measured);
}
