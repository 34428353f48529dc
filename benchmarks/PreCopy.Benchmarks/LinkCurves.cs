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

    private static readonly double[] MeasuredSeconds = [0.25, 0.5, 1, 2, 4, 8, 16, 32];

    private ILinkBatches _batches = null!;

    [Params("capped", "saturating", "hot-cold", "measured")]
    public string Curve { get; set; } = "";

    public CaseAnswer Answer => _batches.Answer;

    [GlobalSetup]
    public void SetUp() =>
        _batches = Curve switch
        {
            "capped" => Batches(vm => new CappedCurve(vm.DirtyBytesPerSecond, vm.WorkingSetBytes)),
            "saturating" => Batches(Saturating),
            "hot-cold" => Batches(HotCold),
            _ => Batches(Measured),
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

    private static SaturatingCurve Saturating(VmDraw vm) =>
        new(vm.DirtyBytesPerSecond, vm.WorkingSetBytes);

    private static HotColdCurve HotCold(VmDraw vm) =>
        new(
            new(0.8 * vm.DirtyBytesPerSecond, 0.2 * vm.WorkingSetBytes),
            new(0.2 * vm.DirtyBytesPerSecond, 0.8 * vm.WorkingSetBytes)
        );

    private static MeasuredCurve Measured(VmDraw vm)
    {
        var curve = Saturating(vm);
        var bytes = MeasuredSeconds.Select(seconds =>
            curve.UniqueBytes(vm.DirtyBytesPerSecond * seconds)
        );
        return new(MeasuredSeconds, [.. bytes], vm.WorkingSetBytes);
    }
}
