using System.CommandLine;
using PreCopy.Cli;
using PreCopy.Cli.Run;

return await CommandLine.RunAsync(
    new RootCommand(
        "Live migration of virtual machines over a shared link: what it costs, and why."
    )
    {
        RunCommand.Create(),
        StudyCommand.Create(),
    },
    "precopy simulate scenario.json",
    args
);
