using PreCopy.Cli.Run;
using PreCopy.Planning;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Plan;

/// <summary>The verb <c>plan</c>: how many migrations at once, in which order, on somebody's own hosts.</summary>
internal static class PlanCommand
{
    private const string Example = """
        precopy plan inventory.csv --link "10 Gbit/s"
        precopy plan vinfo.csv --link "25 Gbit/s" --platform vmware --drain esx1 --max-downtime "500 ms" --out plan
        precopy plan inventory.csv --link "10 Gbit/s" --vm-class db1=database --dirty-rate "web=80 MiB/s" --start 22:00 --done-by 02:00

        Exit codes: 0 planned, 1 no plan keeps every limit, 2 bad input.
        --json prints:
        """;

    public static Verb Create()
    {
        var options = new PlanOptions();
        var verb = new Verb(
            "plan",
            "Say how many migrations to run at once and in which order, for the VMs of an inventory, and how sure that is.",
            $"{Example}\n{PlanJson.Keys}"
        );
        options.AddTo(verb);
        verb.SetAction(
            (parsed, cancel) =>
            {
                var query = options.Query(parsed);
                return Task.Run(() => Run(query, cancel), cancel).WaitAsync(cancel);
            }
        );
        return verb;
    }

    private static int Run(PlanQuery query, CancellationToken cancel)
    {
        var folder = query.OutputFolder is { } path ? OutputFolder.Open(path) : null;
        var input = PlanInput.Of(query);
        var outcome = new PlanOutcome(query, input, Search(input.Request, cancel));
        // An interrupted plan must not go on to write its files.
        cancel.ThrowIfCancellationRequested();
        if (folder is not null)
            PlanFolder.Write(outcome, folder.Path);
        if (query.AsJson)
            PlanJson.Write(Console.Out, outcome);
        else
            PlanScreen.Write(outcome);
        return outcome.Plan.Recommended is null ? ExitCode.No : ExitCode.Done;
    }

    private static MigrationPlan Search(PlanRequest request, CancellationToken cancel)
    {
        using var progress = new Progress();
        try
        {
            return Planner.Plan(request, new PlanProgress(progress), cancel);
        }
        catch (ArgumentException problem)
        {
            throw new InputException(problem.Message, problem);
        }
    }
}
