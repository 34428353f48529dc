using System.CommandLine;
using PreCopy.Cli;
using PreCopy.Cli.Compare;
using PreCopy.Cli.Fit;
using PreCopy.Cli.Run;
using PreCopy.Cli.Simulate;

return await CommandLine.RunAsync(
    new RootCommand(
        "Live migration of virtual machines over a shared link: what it costs, and why."
    )
    {
        RunCommand.Create(),
        StudyCommand.Create(),
        SimulateCommand.Create(),
        FitCommand.Create(),
        CompareCommand.Create(),
    },
    "precopy simulate scenario.json",
    args
);
