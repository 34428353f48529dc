using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does each dirty curve cost the shared-link engine, eight VMs at once? Expect the engine's own work an event to
/// weigh as much as the curve: an exponential or two, or a search among measured points, do not even double the batch.
/// </summary>
[BenchmarkCategory(Categories.Link)]
public class LinkCurves : ISimulatedCase
{
    private const int VmsAtOnce = 8;

    private ILinkBatches _batches = null!;

    [Params("capped", "saturating", "hot-cold", "measured")]
    public string Curve { get; set; } = "";

    public CaseAnswer Answer => _batches.Answer;

    [GlobalSetup]
    public void SetUp() =>
        _batches = Curve switch
        {
            "capped" => Batches(vm => new CappedCurve(vm.DirtyBytesPerSecond, vm.WorkingSetBytes)),
            "saturating" => Batches(vm =>
                GuestCurves.Saturating(vm.DirtyBytesPerSecond, vm.WorkingSetBytes)
            ),
            "hot-cold" => Batches(vm =>
                GuestCurves.HotCold(vm.DirtyBytesPerSecond, vm.WorkingSetBytes)
            ),
            _ => Batches(vm => GuestCurves.Measured(vm.DirtyBytesPerSecond, vm.WorkingSetBytes)),
        };

    [Benchmark(OperationsPerInvoke = ILinkBatches.Count)]
    public void Simulate() => _batches.Run();

    private static LinkBatches<TCurve> Batches<TCurve>(Func<VmDraw, TCurve> curve)
        where TCurve : struct, IDirtyCurve =>
        new(
            new LinkSettings(VmDraw.LinkBytesPerSecond, new StopPolicy { DowntimeSeconds = 0.3 }),
            VmsAtOnce,
            curve,
            weight: _ => 1
        );
}
