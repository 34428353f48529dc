using PreCopy.Cli;
using PreCopy.Cli.Plan;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Planning;
using PreCopy.Planning.Inventories;
using PreCopy.SharedLink;

namespace PreCopy.Tests.Cli.Plan;

/// <summary>Plans written by hand: what the report, the document and the charts are tried with.</summary>
internal static class SamplePlans
{
    private const double GiB = 1L << 30;
    private const double MiB = 1L << 20;
    private const double Never = double.PositiveInfinity;

    /// <summary>A plan for VMs of a CSV with a platform's default among the baselines, and two VMs at risk.</summary>
    public static PlanOutcome Usual(int vms = 12, string platform = "kubevirt")
    {
        var request = Request(vms, platform);
        var best = Row(3, MigrationOrders.SmallestFirst, 39, 46.1, 55.2) with
        {
            ProbabilityBest = 0.91,
            NotConverged = new(0, 0, 1),
        };
        Alternative[] others =
        [
            Row(2, MigrationOrders.SmallestFirst, 44, 52, 61) with
            {
                ProbabilityBest = 0.06,
            },
            Row(4, MigrationOrders.SmallestFirst, 42, 51, 90) with
            {
                ProbabilityBest = 0.03,
            },
            Row(2, MigrationOrders.FirstIn, 45, 53.5, 63) with
            {
                KnownAs = "KubeVirt's default",
            },
            Row(5, MigrationOrders.SmallestFirst, 47, 60, Never),
            Row(1, MigrationOrders.FirstIn, 70, 78, 88) with
            {
                KnownAs = "one at a time",
            },
            Row(6, MigrationOrders.SmallestFirst, 55, Never, Never),
            Row(vms, MigrationOrders.FirstIn, Never, Never, Never) with
            {
                KnownAs = "all at once",
                NotConverged = new(1, 4, 7),
            },
        ];
        var plan = new MigrationPlan(request, best, [best, .. others])
        {
            ByConcurrency =
            [
                others[4],
                others[0],
                best,
                others[1],
                others[3],
                others[5],
                others[6],
            ],
            Binding = BindingLimit.StreamCap,
            Advice =
            [
                "Run 3 at once: one stream carries 4 of 10 Gbit/s, so three fill the link.",
                "More at once only share it, and vm-03 no longer converges.",
                "Start the smallest first: the mean completion falls by 18 %.",
            ],
            Schedule = Schedule(request),
            AtRisk =
            [
                new("vm-03", 0.42, "it dirties 310 MiB/s, and its share is 300 MiB/s")
                {
                    Alone = 0,
                    WithAutoConverge = 0.08,
                    NeededBytesPerSecond = 420 * MiB,
                    Remedies = ["alone", "auto-converge"],
                },
                new("vm-07", 0.06, "it dirties 250 MiB/s, and its share is 300 MiB/s")
                {
                    Alone = 0.02,
                    WithAutoConverge = 0.005,
                    NeededBytesPerSecond = Never,
                    Remedies = ["auto-converge", "post-copy"],
                },
            ],
        };
        return Outcome(plan);
    }

    /// <summary>A plan of which nobody is at risk.</summary>
    public static PlanOutcome Safe()
    {
        var usual = Usual();
        return usual with { Plan = usual.Plan with { AtRisk = [] } };
    }

    /// <summary>A plan that no alternative keeps.</summary>
    public static PlanOutcome Impossible()
    {
        var usual = Usual();
        return usual with
        {
            Plan = usual.Plan with
            {
                Recommended = null,
                Impossible =
                    "no alternative ends within 30 s in 95 % of the draws; the fastest takes 46.1 s.",
                Alternatives = [.. usual.Plan.Alternatives.Skip(1)],
                Schedule = [],
                Advice = [],
            },
        };
    }

    private static PlanRequest Request(int vms, string platform) =>
        new(
            [
                .. Enumerable
                    .Range(1, vms)
                    .Select(i => new PlanVm(
                        $"vm-{i:00}",
                        (4 + i % 5) * GiB,
                        new SaturatingCurve(30 * i * MiB, GiB)
                    )
                    {
                        DirtyRateSpread = 0.6,
                        WorkingSetSpread = 0.4,
                    }),
            ],
            new LinkSettings(1.25e9, new StopPolicy { DowntimeSeconds = 0.3 })
            {
                SetupSeconds = 1.5,
            }
        )
        {
            Platform = Platforms.Find(platform)!,
        };

    private static PlanOutcome Outcome(MigrationPlan plan)
    {
        var inventory = new Inventory(
            "CSV",
            [
                .. plan.Request.Vms.Select(
                    (vm, i) =>
                        new InventoryVm(vm.Name, vm.MemoryBytes, $"row {i + 2}")
                        {
                            Workload = i < 2 ? "database" : null,
                        }
                ),
            ]
        )
        {
            LeftOut = ["row 14: it is off"],
        };
        Assumption[] assumptions =
        [
            new("vm-01", "dirtyBytesPerSecond", 200 * MiB),
            new("vm-02", "workingSetBytes", 2 * GiB),
            .. plan.Request.Vms.Skip(2).SelectMany(Assumed),
        ];
        return new(
            new PlanQuery(new InputSource("somewhere/inventory.csv")),
            new(plan.Request, inventory, assumptions, "stop policy of KubeVirt", []),
            plan
        );
    }

    private static IEnumerable<Assumption> Assumed(PlanVm vm) =>
        [
            new(vm.Name, "workload", "general"),
            new(vm.Name, "dirtyBytesPerSecond", 20 * MiB),
            new(vm.Name, "workingSetBytes", vm.MemoryBytes / 10),
        ];

    private static Alternative Row(
        int atOnce,
        string order,
        double low,
        double median,
        double high
    ) =>
        new(atOnce, atOnce, order, "equal")
        {
            MakespanSeconds = new(low, median, high),
            MeanCompletionSeconds = new(low / 2, median / 2, high / 2),
            BytesSent = new(60 * GiB, 72 * GiB, 90 * GiB),
            MaxDowntimeSeconds = new(0.2, 0.28, 0.3),
            TotalDowntimeSeconds = new(1, 1.5, 2),
            ExposureSeconds = new(low, median, high),
            Feasible = 0.97,
        };

    private static ScheduledVm[] Schedule(PlanRequest request)
    {
        var free = new double[3];
        var schedule = new ScheduledVm[request.Vms.Count];
        foreach (var (i, vm) in request.Vms.Index())
        {
            var slot = Array.IndexOf(free, free.Min());
            var start = free[slot];
            var copied = start + 1.5 + vm.MemoryBytes / 4.2e8;
            var end = copied + 0.3 * (i % 7) + 0.25;
            schedule[i] = new(i, start, copied, end, 0.25, vm.MemoryBytes, (i % 7) * 0.3 * 4.2e8);
            free[slot] = end;
        }
        return schedule;
    }
}
