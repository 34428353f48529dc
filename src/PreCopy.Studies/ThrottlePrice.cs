using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Policies;
using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>QEMU without a throttle, with auto-converge and with dirty-limit: the time won, and the guest's time lost.</summary>
public sealed class ThrottlePrice : IStudy
{
    private const double Vcpus = 4;
    private const string None = "no throttle";
    private const string Steps = "auto-converge";
    private const string Limit = "dirty-limit";

    private static readonly double[] DirtyRatios =
    [
        .. Enumerable.Range(0, 37).Select(i => Math.Round(0.3 + 0.025 * i, 3)),
        .. Enumerable.Range(1, 36).Select(i => Math.Round(1.2 + 0.05 * i, 3)),
    ];

    private static readonly (string Name, Throttle? Throttle)[] Throttles =
    [
        (None, null),
        (Steps, QemuThrottles.AutoConverge),
        (Limit, QemuThrottles.DirtyLimit),
    ];

    /// <inheritdoc/>
    public string Name => "throttle-price";

    /// <inheritdoc/>
    public string Question => "What does a guest pay for being slowed down, and what does it buy?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var engine = new LinkEngine<CappedCurve>(1);
        var result = new VmResult[1];
        var data = new Table(
            "throttle",
            "dirty rate / bandwidth",
            "time (s)",
            "throttled away (vCPU-s)"
        );
        foreach (var (name, throttle) in Throttles)
        foreach (var ratio in DirtyRatios)
        {
            var settings = StandardCase.Link(
                StandardCase.DowntimeLimited with
                {
                    Throttle = throttle,
                }
            );
            engine.Run(settings, [StandardCase.VmAt(ratio) with { Vcpus = Vcpus }], result);
            data.Add(name, ratio, result[0].EndSeconds, result[0].LostVcpuSeconds);
        }

        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var (free, steps, limit) = (
            At(data, None, "0.9"),
            At(data, Steps, "0.9"),
            At(data, Limit, "0.9")
        );
        var (fastSteps, fastLimit) = (At(data, Steps, "2"), At(data, Limit, "2"));
        return $"At 0.9 of the link's rate auto-converge ends after {steps.Seconds:F1} s instead of {free.Seconds:F1} s and costs the guest's {Vcpus:F0} vCPUs {steps.Lost:F1} s, "
            + $"dirty-limit {limit.Seconds:F1} s and {limit.Lost:F1} s; at twice the link's rate nothing ends without a throttle, and the slow steps cost more "
            + $"than the sudden brake: {fastSteps.Seconds:F1} s and {fastSteps.Lost:F1} vCPU-s against {fastLimit.Seconds:F1} s and {fastLimit.Lost:F1} vCPU-s.";
    }

    private static (double Seconds, double Lost) At(Table data, string throttle, string ratio)
    {
        var row = data.Where("throttle", throttle).Where("dirty rate / bandwidth", ratio);
        return (row.Numbers("time (s)")[0], row.Numbers("throttled away (vCPU-s)")[0]);
    }
}
