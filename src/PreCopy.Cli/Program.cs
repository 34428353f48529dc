using System.CommandLine;
using PreCopy.Cli;
using PreCopy.Cli.Compare;
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
        CompareCommand.Create(),
        ValidateCommand.Create(),
    },
    "precopy simulate scenario.json",
    args
);
