using PreCopy.Model;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Simulate;

/// <summary>A column of the table of VMs.</summary>
/// <param name="Heading">What it shows, with the unit.</param>
/// <param name="Figure">The cell of a VM.</param>
internal sealed record Column(string Heading, Func<VmResult, string> Figure)
{
    /// <summary>Whether a VM gives the column something to say; those that say nothing of any VM are left out.</summary>
    public Predicate<VmResult> Speaks { get; init; } = static _ => true;

    /// <summary>Every column, in order.</summary>
    public static readonly Column[] All =
    [
        new("start (s)", vm => Figures.Seconds(vm.StartSeconds)),
        new("end (s)", vm => Figures.Seconds(vm.EndSeconds)),
        new("downtime (s)", vm => Figures.Pause(vm.DowntimeSeconds)),
        new("sent (MiB)", vm => Figures.Mebibytes(vm.BytesSent)),
        new("live rounds", vm => Figures.Count(vm.LiveRounds)),
        new("sent in vain (MiB)", vm => Figures.Mebibytes(vm.WastedBytes)) { Speaks = IsAborted },
        new("time in vain (s)", vm => Figures.Seconds(vm.WastedSeconds)) { Speaks = IsAborted },
        new("until full speed (s)", vm => Figures.Seconds(vm.PostCopySeconds))
        {
            Speaks = IsPostCopied,
        },
        new("fetched on demand (MiB)", vm => Figures.Mebibytes(vm.DemandedBytes))
        {
            Speaks = IsPostCopied,
        },
        new("throttled away (vCPU-s)", vm => Figures.VcpuSeconds(vm.LostVcpuSeconds))
        {
            Speaks = vm => vm.LostVcpuSeconds > 0,
        },
        new("outcome", vm => vm.Outcome.Word()),
    ];

    /// <summary>The columns that have something to say of these VMs.</summary>
    public static Column[] Speaking(ReadOnlySpan<VmResult> results)
    {
        var speaking = new List<Column>();
        foreach (var column in All)
        {
            foreach (var result in results)
            {
                if (!column.Speaks(result))
                    continue;
                speaking.Add(column);
                break;
            }
        }

        return [.. speaking];
    }

    private static bool IsAborted(VmResult vm) => vm.Outcome == Outcome.Aborted;

    private static bool IsPostCopied(VmResult vm) => vm.Outcome == Outcome.PostCopy;
}
