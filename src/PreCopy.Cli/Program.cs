using System.CommandLine;
using PreCopy.Cli;
using PreCopy.Cli.Compare;
using PreCopy.Cli.Fit;
using PreCopy.Cli.Lab;
using PreCopy.Cli.Plan;
using PreCopy.Cli.Policies;
using PreCopy.Cli.Run;
using PreCopy.Cli.Simulate;
using PreCopy.Cli.Validate;

return await CommandLine.RunAsync(
    new RootCommand(
        "Live migration of virtual machines over a shared link: what it costs, and why."
    )
    {
        RunCommand.Create(),
        StudyCommand.Create(),
        SimulateCommand.Create(),
        PlanCommand.Create(),
        FitCommand.Create(),
        PoliciesCommand.Create(),
        CompareCommand.Create(),
        ValidateCommand.Create(),
        LabCommand.Create(),
    },
    "precopy simulate scenario.json",
    args
);
