using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Benchmarks;

/// <summary>
/// What does it cost to simulate a batch that shares a link, and what does sharing cost the batch? A batch of as many VMs
/// as migrate at once is shared equally, 70/30 in pairs, or sent one after another. Expect microseconds that grow with the
/// VMs and with the rounds that sharing adds, and makespans above the sequential ones from two at once on.
/// </summary>
[BenchmarkCategory(Categories.Link)]
public class LinkSharing : ISimulatedCase
{
    private static readonly StopPolicy Policy = new() { DowntimeSeconds = 0.3 };

    private LinkBatches<CappedCurve> _batches = null!;

    [Params(1, 2, 4, 8, 16)]
    public int Concurrency { get; set; }

    [Params("equal", "70/30", "sequential")]
    public string Split { get; set; } = "";

    public CaseAnswer Answer => _batches.Answer;

    [GlobalSetup]
    public void SetUp() =>
        _batches = new LinkBatches<CappedCurve>(
            new LinkSettings(VmDraw.LinkBytesPerSecond, Policy)
            {
                Concurrency = Split == "sequential" ? 1 : Concurrency,
            },
            Concurrency,
            vm => new CappedCurve(vm.DirtyBytesPerSecond, vm.WorkingSetBytes),
            place =>
                Split != "70/30" ? 1
                : int.IsEvenInteger(place) ? 7
                : 3
        );

    [Benchmark(OperationsPerInvoke = ILinkBatches.Count)]
    public void Simulate() => _batches.Run();
}
