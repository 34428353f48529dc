using PreCopy.Planning;
using static PreCopy.Cli.OneDocument;

namespace PreCopy.Cli.Plan;

/// <summary>A plan as one JSON document; what has no finite value is null.</summary>
internal static class PlanJson
{
    /// <summary>The keys, for the help.</summary>
    public const string Keys = """
        { "recommended": { "concurrency", "order", "makespanSeconds", "low", "high", "maxDowntimeSeconds", "probabilityBest",
              "concurrencyInAll", "split", "knownAs", "meanCompletionSeconds", "bytesSent", "totalDowntimeSeconds",
              "exposureSeconds", "notConverged", "feasible" }, "alternatives": [ { … } ],
          "atRisk": [ { "name", "reason", "probability", "alone", "withAutoConverge", "neededBytesPerSecond", "remedies" } ],
          "assumed": [ { "name", "field", "value" } ], "seed", "draws", "impossible", "rival": { … }, "binding", "advice",
          "sequence": [ names in the order of their start ], "leftOut", "settings": { "platform", "where", "lines", "note" } }
        """;

    /// <summary>Writes the document and a line's end.</summary>
    public static void Write(TextWriter output, PlanOutcome outcome)
    {
        var plan = outcome.Plan;
        OneDocument.Write(
            output,
            new
            {
                Recommended = Row(plan.Recommended),
                Alternatives = plan.Alternatives.Select(Row),
                AtRisk = plan.AtRisk.Select(Row),
                Assumed = outcome.Input.Assumptions.Select(each => new
                {
                    each.Name,
                    each.Field,
                    each.Value,
                }),
                plan.Request.Seed,
                plan.Request.Draws,
                plan.Impossible,
                Rival = Row(plan.Rival),
                Binding = plan.Recommended is null ? null : Word(plan.Binding),
                plan.Advice,
                Sequence = plan.Schedule.Select(each => plan.Request.Vms[each.Vm].Name),
                outcome.Input.Inventory.LeftOut,
                Settings = outcome.Settings is { } settings
                    ? new
                    {
                        Platform = plan.Request.Platform.Name,
                        settings.Where,
                        settings.Lines,
                        settings.Note,
                    }
                    : null,
            }
        );
    }

    private static object? Row(Alternative? alternative) =>
        alternative is null
            ? null
            : new
            {
                Concurrency = alternative.PerNode,
                alternative.Order,
                MakespanSeconds = Finite(alternative.MakespanSeconds.Median),
                Low = Finite(alternative.MakespanSeconds.Low),
                High = Finite(alternative.MakespanSeconds.High),
                MaxDowntimeSeconds = Finite(alternative.MaxDowntimeSeconds.Median),
                alternative.ProbabilityBest,
                ConcurrencyInAll = alternative.InAll,
                alternative.Split,
                alternative.KnownAs,
                MeanCompletionSeconds = Finite(alternative.MeanCompletionSeconds.Median),
                BytesSent = Finite(alternative.BytesSent.Median),
                TotalDowntimeSeconds = Finite(alternative.TotalDowntimeSeconds.Median),
                ExposureSeconds = Finite(alternative.ExposureSeconds.Median),
                NotConverged = Finite(alternative.NotConverged.Median),
                alternative.Feasible,
            };

    private static object Row(VmAtRisk vm) =>
        new
        {
            vm.Name,
            vm.Reason,
            vm.Probability,
            vm.Alone,
            vm.WithAutoConverge,
            NeededBytesPerSecond = Finite(vm.NeededBytesPerSecond),
            vm.Remedies,
        };

    /// <summary>What binds, in a word.</summary>
    internal static string Word(BindingLimit limit) =>
        limit switch
        {
            BindingLimit.Link => "link",
            BindingLimit.StreamCap => "stream cap",
            BindingLimit.Setup => "setup",
            _ => "convergence",
        };
}
