using System.CommandLine;
using System.Globalization;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Sessions;

namespace PreCopy.Cli.Lab;

/// <summary>The verb <c>lab study</c>: the batches that the model is held against.</summary>
internal static class LabStudyCommand
{
    private static readonly string Example = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        precopy lab study --short
        precopy lab study --full --seed 7 --out my-lab

        Interrupted, it goes on where it was when it is called again. DIR gets manifest.json, vms.csv (a row a VM) and
        traces/ (what QEMU said of every batch). A batch whose streams used less than {100
            * RepeatRule.LeastUse} % or more than
        {100 * RepeatRule.MostUse} % of the link is run again, at most {RepeatRule.MostRuns
            - 1} times; the last one counts.
        """
    );

    public static Command Create()
    {
        var isShort = new Option<bool>("--short")
        {
            Description = "Two VMs in four ways, about a minute and a half; this is the default.",
        };
        var isFull = new Option<bool>("--full")
        {
            Description =
                "One to four VMs at four dirty rates and in every mode, about half an hour.",
        };
        var output = new Option<string?>("--out")
        {
            Description =
                "The study's folder; by default results/lab/MACHINE of the repository, and artifacts/lab/MACHINE for a short one.",
            HelpName = "DIR",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Of the order of the batches.",
            DefaultValueFactory = _ => 1,
        };
        var repetitions = new Option<int?>("--repetitions")
        {
            Description = "How often each kind of batch is run; the plan's own number by default.",
            HelpName = "N",
        };
        var link = new LinkOption();
        var isFresh = new Option<bool>("--fresh")
        {
            Description = "Start over: remove the study that is in the folder.",
        };
        var verb = new Verb(
            "study",
            "Run the batches that the model is held against, in random order and several times.",
            Example
        )
        {
            EndGrace = LabCommand.EndGrace,
        };
        foreach (
            var option in new Option[] { isShort, isFull, output, seed, repetitions, link, isFresh }
        )
            verb.Add(option);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(isShort) && result.GetValue(isFull))
                result.AddError("--short and --full: choose one of them");
        });
        repetitions.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 100)
                result.AddError("--repetitions: a number from 1 to 100");
        });
        verb.SetAction(
            (parsed, cancellation) =>
            {
                var plan = parsed.GetValue(isFull) ? LabPlan.Full : LabPlan.Quick;
                return new LabStudyRun(
                    plan with
                    {
                        Repetitions = parsed.GetValue(repetitions) ?? plan.Repetitions,
                    },
                    parsed.GetValue(seed),
                    link.In(parsed),
                    parsed.GetValue(output),
                    parsed.GetValue(isFresh)
                ).RunAsync(cancellation);
            }
        );
        return verb;
    }
}
