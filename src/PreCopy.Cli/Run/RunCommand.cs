using System.CommandLine;

namespace PreCopy.Cli.Run;

/// <summary>The verb <c>run</c>: every study, the benchmarks, every chart and the results page.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var job = new Option<string>("--job")
        {
            Description =
                "How long to measure: dry (everything once, no usable timings), short (minutes) or full (timings to publish).",
            DefaultValueFactory = _ => "short",
        };
        job.AcceptOnlyFromAmong("dry", "short", "full");
        var filter = new Option<string?>("--filter")
        {
            Description =
                "Only the studies and benchmarks whose name matches this pattern; * stands for anything.",
            HelpName = "GLOB",
        };
        var output = new Option<string?>("--out")
        {
            Description =
                "The folder for data, charts and the page; the repository's results/ by default.",
            HelpName = "DIR",
        };
        var baseline = new Option<string?>("--save-baseline")
        {
            Description =
                "Keep what this run measures under a name as well, to compare later runs with: DIR/PROCESSOR/NAME.",
            HelpName = "NAME",
        };
        var force = new Option<bool>("--force")
        {
            Description = "Let --save-baseline replace a baseline of that name.",
        };
        var verb = new Verb(
            "run",
            "The main job: every study, the benchmarks, every chart and the results page.",
            "precopy run\nprecopy run --job full --filter '*Kernel*' --out kernel-results\nprecopy run --save-baseline before-my-change"
        )
        {
            job,
            filter,
            output,
            baseline,
            force,
        };
        verb.Validators.Add(parsed =>
        {
            if (parsed.GetValue(force) && parsed.GetValue(baseline) is null)
                parsed.AddError("--force: only with --save-baseline NAME");
        });
        verb.SetAction(
            (parsed, cancellation) =>
                new SuiteRun(
                    parsed.GetValue(job)!,
                    new NameFilter(parsed.GetValue(filter)),
                    parsed.GetValue(output),
                    parsed.GetValue(baseline),
                    parsed.GetValue(force)
                ).RunAsync(cancellation)
        );
        return verb;
    }
}
