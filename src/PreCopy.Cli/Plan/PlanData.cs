using PreCopy.Planning;
using PreCopy.Results;

namespace PreCopy.Cli.Plan;

/// <summary>The tables behind a plan's charts.</summary>
internal static class PlanData
{
    /// <summary>The makespan of the best alternative at each number out of a node at once, then of those that people know, then of the recommended one.</summary>
    public static Table Makespan(MigrationPlan plan)
    {
        var table = new Table(
            "kind",
            "concurrency",
            "in all",
            "known as",
            "low (s)",
            "median (s)",
            "high (s)"
        );
        Alternative[] best =
        [
            .. plan
                .Alternatives.Where(plan.ByConcurrency.Contains)
                .DistinctBy(each => each.PerNode)
                .OrderBy(each => each.PerNode),
        ];
        foreach (var each in best)
            Add("best", each);
        foreach (var each in plan.Alternatives.Where(each => each.KnownAs.Length > 0).Except(best))
            if (each != plan.Recommended)
                Add("baseline", each);
        if (plan.Recommended is not null)
            Add("recommended", plan.Recommended);
        return table;

        void Add(string kind, Alternative each) =>
            table.Add(
                kind,
                each.PerNode,
                each.InAll,
                each.KnownAs,
                each.MakespanSeconds.Low,
                each.MakespanSeconds.Median,
                each.MakespanSeconds.High
            );
    }

    /// <summary>What each VM does in the recommended schedule, and when.</summary>
    public static Table Timeline(MigrationPlan plan)
    {
        var table = new Table("VM", "phase", "start (s)", "end (s)", "sent (bytes)");
        foreach (var each in plan.Schedule)
        {
            var name = plan.Request.Vms[each.Vm].Name;
            var copies = each.StartSeconds + plan.Request.Link.SetupSeconds;
            var pauses = Math.Max(each.FirstPassEndSeconds, each.EndSeconds - each.DowntimeSeconds);
            if (copies > each.StartSeconds)
                table.Add(name, "setup", each.StartSeconds, copies, 0);
            table.Add(name, "first pass", copies, each.FirstPassEndSeconds, each.FirstPassBytes);
            table.Add(name, "re-sent", each.FirstPassEndSeconds, pauses, each.ResentBytes);
            if (double.IsFinite(each.EndSeconds) && each.DowntimeSeconds > 0)
                table.Add(name, "paused", pauses, each.EndSeconds, 0);
        }
        return table;
    }

    /// <summary>The VMs at risk; where there is none, a row that says of how many VMs.</summary>
    public static Table Risk(MigrationPlan plan)
    {
        var table = new Table("VM", "VMs", "as planned (%)", "alone (%)", "with auto-converge (%)");
        foreach (var vm in plan.AtRisk)
            table.Add(
                vm.Name,
                plan.Request.Vms.Count,
                100 * vm.Probability,
                100 * vm.Alone,
                100 * vm.WithAutoConverge
            );
        if (plan.AtRisk.Count == 0)
            table.Add("", plan.Request.Vms.Count, double.NaN, double.NaN, double.NaN);
        return table;
    }
}
