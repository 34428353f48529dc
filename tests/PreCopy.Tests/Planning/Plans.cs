using PreCopy.Model.Curves;
using PreCopy.Model.Policies;
using PreCopy.Planning;
using PreCopy.SharedLink;

namespace PreCopy.Tests.Planning;

/// <summary>Requests to plan: known ones and generated ones.</summary>
internal static class Plans
{
    public const double GiB = 1L << 30;
    public const double Bandwidth = 1.25e9;

    public static readonly UsableBandwidth All = new(1, 1, 1);

    public static PlanVm Vm(int number, double gib, double rate, double share = 1) =>
        new($"vm-{number}", gib * GiB, new CappedCurve(rate, share * gib * GiB));

    /// <summary>Equal VMs whose every figure is known.</summary>
    public static PlanRequest Equal(
        int count,
        double gib,
        double rate,
        LinkSettings? link = null
    ) => Certain([.. Enumerable.Range(0, count).Select(i => Vm(i, gib, rate))], link);

    public static PlanRequest Certain(PlanVm[] vms, LinkSettings? link = null) =>
        new(vms, link ?? Link())
        {
            Platform = Platforms.Find("qemu")! with { CanSplit = false },
            Usable = All,
            Threads = 2,
        };

    public static LinkSettings Link(double cap = double.PositiveInfinity, double setup = 0) =>
        new(Bandwidth, PolicyPresets.Find("qemu")!.Policy)
        {
            StreamCapBytesPerSecond = cap,
            SetupSeconds = setup,
        };

    /// <summary>With a stream cap and a setup, or without.</summary>
    public static LinkSettings RandomLink(Random random) =>
        Link(
            random.Next(3) == 0
                ? double.PositiveInfinity
                : (0.2 + 0.6 * random.NextDouble()) * Bandwidth,
            random.Next(2) * 5 * random.NextDouble()
        );

    /// <summary>The same VMs, on so many nodes and bound for so many others.</summary>
    public static PlanRequest Between(PlanRequest request, int sources, int targets) =>
        request with
        {
            Nodes = [.. Enumerable.Range(0, sources + targets).Select(node => $"node-{node}")],
            Vms =
            [
                .. request.Vms.Select(
                    (vm, i) =>
                        vm with
                        {
                            Source = i % sources,
                            Target = sources + i / sources % targets,
                        }
                ),
            ],
        };

    /// <summary>Everything that a plan says.</summary>
    public static string Print(MigrationPlan plan) =>
        string.Join(
            '\n',
            [
                .. plan.Alternatives.Select(other => other.ToString()),
                .. plan.Advice,
                .. plan.Schedule.Select(vm => vm.ToString()),
                .. plan.AtRisk.Select(vm => vm.ToString()),
                plan.Binding.ToString(),
            ]
        );

    /// <summary>A mixed fleet of which nothing is known exactly.</summary>
    public static PlanRequest Uncertain(int count, int draws = 200, double cap = 0.4) =>
        Certain(
            [
                .. Random(new Random(7), count)
                    .Select(vm => vm with { DirtyRateSpread = 0.5, WorkingSetSpread = 0.3 }),
            ],
            Link(cap * Bandwidth, setup: 1)
        ) with
        {
            Platform = Platforms.Find("kubevirt")!,
            Usable = UsableBandwidth.Usual,
            Draws = draws,
        };

    /// <summary>VMs of all sizes with every kind of curve.</summary>
    public static PlanVm[] Random(Random random, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var memory = GiB * Math.Pow(2, 4 * random.NextDouble());
                    var rate = 3e6 * Math.Exp(4 * random.NextDouble());
                    return new PlanVm($"vm-{i}", memory, Curve(random.Next(4), memory, rate));
                }),
        ];

    private static AnyCurve Curve(int kind, double memory, double rate) =>
        kind switch
        {
            0 => new CappedCurve(rate, 0.5 * memory),
            1 => new SaturatingCurve(rate, 0.25 * memory),
            2 => new HotColdCurve(new(rate, 0.05 * memory), new(0.1 * rate, 0.5 * memory)),
            _ => new MeasuredCurve([1, 5], [rate, 3 * rate], 0.4 * memory),
        };
}
