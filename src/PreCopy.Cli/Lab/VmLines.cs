using System.Diagnostics;
using PreCopy.Cli.Run;
using PreCopy.Lab.Qemu;

namespace PreCopy.Cli.Lab;

/// <summary>The VMs of a batch for who reads a log: a line when one of them does something else, and now and then.</summary>
internal sealed class VmLines(Progress progress) : IProgress<IReadOnlyList<MigrationStatus?>>
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    private string _states = "";
    private long _written;

    /// <inheritdoc/>
    public void Report(IReadOnlyList<MigrationStatus?> value)
    {
        var states = string.Join(';', value.Select(VmWords.State));
        if (states == _states && Stopwatch.GetElapsedTime(_written) < Often)
            return;
        (_states, _written) = (states, Stopwatch.GetTimestamp());
        progress.Say(Line(value));
    }

    /// <summary>All VMs in one line.</summary>
    public static string Line(IReadOnlyList<MigrationStatus?> vms) =>
        string.Join("; ", vms.Select((status, vm) => $"VM {vm + 1} {VmWords.All(status)}"));
}
