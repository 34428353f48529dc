using System.Globalization;
using PreCopy.Planning;
using PreCopy.Planning.Inventories;

namespace PreCopy.Cli.Plan;

/// <summary>What a plan assumes, in a line for each workload class and one for the link.</summary>
internal static class AssumedWords
{
    private const string Rate = "dirtyBytesPerSecond";
    private const string WorkingSet = "workingSetBytes";
    private const string Workload = "workload";

    // 9 of 10 values of a normal distribution lie within so many σ.
    private const double NineOfTen = 1.645;

    public static IReadOnlyList<string> Of(PlanOutcome outcome)
    {
        var byVm = outcome.Input.Assumptions.ToLookup(each => each.Name);
        var workloads = outcome.Input.Inventory.Vms.ToDictionary(vm => vm.Name, vm => vm.Workload);
        var lines = outcome
            .Request.Vms.Where(vm => byVm.Contains(vm.Name))
            .GroupBy(vm => Class(byVm[vm.Name], workloads.GetValueOrDefault(vm.Name)))
            .Select(group => Line(group.Key, [.. group], byVm))
            .Append($"usable bandwidth: {UsableText.Print(outcome.Request.Usable)}");
        return [.. lines];
    }

    private static (string Name, bool IsAssumed) Class(
        IEnumerable<Assumption> assumptions,
        string? known
    ) =>
        assumptions.FirstOrDefault(each => each.Field == Workload)?.Value is string assumed
            ? (assumed, true)
            : (known ?? "unknown", false);

    private static string Line(
        (string Name, bool IsAssumed) workload,
        PlanVm[] vms,
        ILookup<string, Assumption> assumptions
    )
    {
        var parts = new[]
        {
            Part(vms, assumptions, Rate, "dirty rate", PlanFigures.Rate, vm => vm.DirtyRateSpread),
            Part(
                vms,
                assumptions,
                WorkingSet,
                "working set",
                PlanFigures.Bytes,
                vm => vm.WorkingSetSpread
            ),
        }.Where(part => part.Length > 0);
        return $"{workload.Name}{(workload.IsAssumed ? " (assumed, too)" : "")}, {Vms(vms.Length)}: {string.Join("; ", parts)}";
    }

    private static string Vms(int count) =>
        $"{PlanFigures.Count(count)} VM{(count == 1 ? "" : "s")}";

    private static string Part(
        PlanVm[] vms,
        ILookup<string, Assumption> assumptions,
        string field,
        string name,
        Func<double, string> figure,
        Func<PlanVm, double> spread
    )
    {
        var those = vms.SelectMany(vm =>
                assumptions[vm.Name]
                    .Where(each => each.Field == field)
                    .Select(each =>
                        (
                            Value: Convert.ToDouble(each.Value, CultureInfo.InvariantCulture),
                            Spread: spread(vm)
                        )
                    )
            )
            .ToArray();
        if (those.Length == 0)
            return "";
        var (low, high) = (
            figure(those.Min(each => each.Value)),
            figure(those.Max(each => each.Value))
        );
        var factor = Math.Exp(NineOfTen * those.Max(each => each.Spread))
            .ToString("0.0", CultureInfo.InvariantCulture);
        var ofWhom = those.Length < vms.Length ? $" of {Vms(those.Length)}" : "";
        return $"{name}{ofWhom} {(low == high ? low : $"{low} to {high}")}, 9 of 10 within a factor of {factor}";
    }
}
