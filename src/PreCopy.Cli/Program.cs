using System.CommandLine;
using PreCopy.Cli;
using PreCopy.Cli.Simulate;

return await CommandLine.RunAsync(
    new RootCommand(
        "Live migration of virtual machines over a shared link: what it costs, and why."
    )
    {
        SimulateCommand.Create(),
    },
    "precopy simulate scenario.json",
    args
);
