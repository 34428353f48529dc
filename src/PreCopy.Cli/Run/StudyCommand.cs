using System.CommandLine;
using PreCopy.Scenarios;
using PreCopy.Studies;

namespace PreCopy.Cli.Run;

/// <summary>The verb <c>study</c>: the studies alone.</summary>
internal static class StudyCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("name")
        {
            Description = "The studies to run; all of them when none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.CompletionSources.Add(_ => StudyRegistry.All.Select(study => study.Name));
        var list = new Option<bool>("--list") { Description = "Name the studies and end." };
        var output = new Option<string?>("--out")
        {
            Description =
                "The folder for data, charts and the page; the repository's results/ by default.",
            HelpName = "DIR",
        };
        var verb = new Verb(
            "study",
            "Run studies: data as CSV, charts as SVG and PNG, a page with what they found.",
            "precopy study makespan-vs-concurrency slowdown-map --out my-results"
        )
        {
            names,
            list,
            output,
        };
        verb.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    parsed.GetValue(list)
                        ? List()
                        : Run(parsed.GetValue(names)!, parsed.GetValue(output), cancellation)
                )
        );
        return verb;
    }

    private static int List()
    {
        var width = StudyRegistry.All.Max(study => study.Name.Length);
        foreach (var study in StudyRegistry.All)
            Console.WriteLine($"{study.Name.PadRight(width)}  {study.Question}");
        return ExitCode.Done;
    }

    private static int Run(string[] names, string? output, CancellationToken cancellation)
    {
        var studies = Named(names);
        var folder = OutputFolder.Open(output ?? Checkout.DefaultResults(Checkout.Find()));
        using var progress = new Progress();
        var runner = new StudyRunner(folder, progress);
        try
        {
            runner.Simulate(studies, cancellation);
            runner.Evaluate(studies, cancellation);
        }
        finally
        {
            runner.Conclude();
        }
        return ExitCode.Done;
    }

    private static IReadOnlyList<IStudy> Named(string[] names)
    {
        var unknown = names.FirstOrDefault(name =>
            StudyRegistry.All.All(study => study.Name != name)
        );
        if (unknown is not null)
            throw new InputException(
                $"unknown study '{unknown}'; there are: {string.Join(", ", StudyRegistry.All.Select(study => study.Name))}"
            );
        return names.Length == 0
            ? StudyRegistry.All
            : [.. StudyRegistry.All.Where(study => names.Contains(study.Name))];
    }
}
