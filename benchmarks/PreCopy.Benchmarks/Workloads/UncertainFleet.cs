using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Planning;
using PreCopy.Results;
using PreCopy.SharedLink;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>A host to empty whose VMs are known about as well as usual: dirty rates and working sets within a factor of two.</summary>
public static class UncertainFleet
{
    // Nine of ten within a factor of two of the median.
    private const double Spread = 0.42;

    // Three streams fill the link.
    private const double StreamShare = 0.4;

    /// <summary>The request to plan it, on one thread.</summary>
    public static PlanRequest Request(int vms) =>
        new(
            [
                .. VmDraw
                    .Generate(vms, Manifest.WorkloadSeed)
                    .Select(
                        (draw, i) =>
                            new PlanVm(
                                $"vm-{i}",
                                draw.MemoryBytes,
                                new CappedCurve(draw.DirtyBytesPerSecond, draw.WorkingSetBytes)
                            )
                            {
                                DirtyRateSpread = Spread,
                                WorkingSetSpread = Spread,
                            }
                    ),
            ],
            new LinkSettings(VmDraw.LinkBytesPerSecond, new StopPolicy { DowntimeSeconds = 0.3 })
            {
                StreamCapBytesPerSecond = StreamShare * VmDraw.LinkBytesPerSecond,
                SetupSeconds = 1,
            }
        )
        {
            Platform = Platforms.Find("kubevirt")!,
            Threads = 1,
        };
}
