using System.CommandLine;

namespace PreCopy.Cli.Lab;

/// <summary>The verb <c>lab</c>: real migrations of real VMs on this machine.</summary>
internal static class LabCommand
{
    /// <summary>A QEMU that does not answer is given some seconds before it is killed.</summary>
    public static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(10);

    public static Command Create() =>
        new Verb(
            "lab",
            "Real migrations: QEMUs on this machine, several at once over one shared link.",
            "precopy lab check\nprecopy lab run --vms 2 --dirty-share 0.4\nprecopy lab study --short"
        )
        {
            LabCheckCommand.Create(),
            LabRunCommand.Create(),
            LabStudyCommand.Create(),
            LabReportCommand.Create(),
        };
}
