using System.CommandLine;
using PreCopy.Cli;

return await CommandLine.RunAsync(
    new RootCommand(
        "Live migration of virtual machines over a shared link: what it costs, and why."
    )
    {
    },
    "precopy simulate scenario.json",
    args
);
