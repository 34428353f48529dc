using PreCopy.Planning;
using PreCopy.Results;

namespace PreCopy.Cli.Plan;

/// <summary>A plan as people read it: what to compare, why, who is at risk, what was assumed, what to set.</summary>
internal static class PlanReport
{
    private const int MostAlternatives = 8;
    private const int MostAtRisk = 10;
    private const int MostLeftOut = 10;
    private const int MostInSequence = 12;

    /// <summary>The sections that have something to say, in order.</summary>
    public static IEnumerable<PlanSection> Sections(PlanOutcome outcome)
    {
        var plan = outcome.Plan;
        yield return new("Alternatives") { Table = Alternatives(plan), Lines = Notes(plan) };
        if (plan.Advice.Count > 0)
            yield return new("Advice") { Lines = plan.Advice };
        if (plan.Recommended is { Order: not MigrationOrders.FirstIn })
            yield return new("Order") { Lines = [Sequence(plan)] };
        if (plan.AtRisk.Count > 0)
            yield return AtRisk(plan.AtRisk);
        yield return new("Assumed") { Lines = AssumedWords.Of(outcome) };
        if (outcome.Input.Inventory.LeftOut is { Count: > 0 } leftOut)
            yield return new("Left out")
            {
                Lines = PlanSection.Few(leftOut, MostLeftOut, "; --json names them all"),
            };
        if (outcome.Settings is { } settings)
            yield return new($"To apply, after review: {settings.Where}")
            {
                Code = settings.Lines,
                Lines = settings.Note.Length > 0 ? [settings.Note] : [],
            };
    }

    /// <summary>The alternatives worth a row: the recommended one, those people know, and its neighbours.</summary>
    internal static IReadOnlyList<Alternative> Shown(MigrationPlan plan)
    {
        var known = plan
            .Alternatives.Where(each => each.KnownAs.Length > 0)
            .Prepend(plan.Rival)
            .Prepend(plan.Recommended)
            .OfType<Alternative>()
            .Distinct()
            .ToArray();
        var centre =
            (plan.Recommended ?? (plan.Alternatives is [var first, ..] ? first : null))?.PerNode
            ?? 1;
        return
        [
            .. known
                .Concat(
                    plan.ByConcurrency.Where(each =>
                            known.All(other => other.PerNode != each.PerNode)
                        )
                        .OrderBy(each => Math.Abs(each.PerNode - centre))
                        .Take(Math.Max(0, MostAlternatives - known.Length))
                )
                .OrderByDescending(each => each == plan.Recommended)
                .ThenBy(each => each.PerNode)
                .ThenBy(each => each.InAll),
        ];
    }

    private static Table Alternatives(MigrationPlan plan)
    {
        var shown = Shown(plan);
        var hasCluster = shown.Any(each => each.InAll != each.PerNode);
        var hasSplit = shown.Any(each => each.Split != "equal");
        (string Heading, bool IsShown, Func<Alternative, string> Cell)[] columns =
        [
            ("", true, each => Name(plan, each)),
            ("at once", true, each => PlanFigures.Count(each.PerNode)),
            ("in all", hasCluster, each => PlanFigures.Count(each.InAll)),
            ("order", true, each => each.Order),
            ("split", hasSplit, each => each.Split),
            ("makespan", true, each => PlanFigures.Range(each.MakespanSeconds, PlanFigures.Time)),
            ("mean completion", true, each => PlanFigures.Time(each.MeanCompletionSeconds.Median)),
            ("sent", true, each => PlanFigures.Bytes(each.BytesSent.Median)),
            ("worst downtime", true, each => PlanFigures.Time(each.MaxDowntimeSeconds.Median)),
            ("summed downtime", true, each => PlanFigures.Time(each.TotalDowntimeSeconds.Median)),
            (
                "not converged",
                plan.Request.Link.Policy.CanConverge,
                each => PlanFigures.Range(each.NotConverged, PlanFigures.Count)
            ),
            (
                HasLimit(plan) ? "keeps limits" : "all arrive",
                HasLimit(plan) || ShareDecides(plan),
                each => PlanFigures.Share(each.Feasible)
            ),
            ("best", true, each => PlanFigures.Share(each.ProbabilityBest)),
        ];
        columns = [.. columns.Where(column => column.IsShown)];
        var table = new Table([.. columns.Select(column => column.Heading)]);
        foreach (var alternative in shown)
            table.Add([.. columns.Select(column => column.Cell(alternative))]);
        return table;
    }

    private static IReadOnlyList<string> Notes(MigrationPlan plan) =>
        [
            "Medians, and in brackets what 9 of 10 draws lie between. Best: in how many draws no other is better; equals share a draw.",
            .. ShareDecides(plan)
                ?
                [
                    $"What {(HasLimit(plan) ? "keeps the limits" : "brings every VM over")} in fewer than {PlanFigures.Share(plan.Request.Confidence)} of the draws comes after what does so more often, however fast it is.",
                ]
                : Array.Empty<string>(),
        ];

    private static bool HasLimit(MigrationPlan plan) =>
        plan.Request is not { MaxDowntimeSeconds: null, WithinSeconds: null };

    // Among those that are not feasible as often as was asked, the share of the draws goes before the objective.
    private static bool ShareDecides(MigrationPlan plan) =>
        Shown(plan).Any(each => each.Feasible < plan.Request.Confidence);

    private static string Name(MigrationPlan plan, Alternative alternative) =>
        string.Join(
            ", ",
            new[]
            {
                alternative == plan.Recommended ? "recommended" : "",
                alternative == plan.Rival ? "too close to call" : "",
                alternative.KnownAs,
            }.Where(name => name.Length > 0)
        );

    private static string Sequence(MigrationPlan plan)
    {
        var names = plan.Schedule.Select(each => plan.Request.Vms[each.Vm].Name).ToArray();
        return string.Join(
            " → ",
            PlanSection.Few(names, MostInSequence, "; --json names them all")
        );
    }

    private static PlanSection AtRisk(IReadOnlyList<VmAtRisk> vms)
    {
        var table = new Table(
            "VM",
            "does not converge",
            "alone",
            "with auto-converge",
            "needs",
            "would help",
            "why"
        );
        foreach (var vm in vms.Take(MostAtRisk))
            table.Add(
                vm.Name,
                PlanFigures.Share(vm.Probability),
                PlanFigures.Share(vm.Alone),
                PlanFigures.Share(vm.WithAutoConverge),
                PlanFigures.Rate(vm.NeededBytesPerSecond),
                vm.Remedies.Count > 0 ? string.Join(", ", vm.Remedies) : "nothing known",
                vm.Reason
            );
        return new("VMs at risk of not converging")
        {
            Table = table,
            Lines =
                vms.Count > MostAtRisk
                    ?
                    [
                        $"and {PlanFigures.Count(vms.Count - MostAtRisk)} more; --json names them all",
                    ]
                    : [],
        };
    }
}
