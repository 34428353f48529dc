using System.Globalization;
using PreCopy.Cli.Run;
using PreCopy.Lab.Sessions;

namespace PreCopy.Cli.Lab;

/// <summary>How far a study of the lab is: on a terminal with its VMs, elsewhere a line for each batch.</summary>
internal sealed class LabStudyProgress(Progress progress) : IProgress<SessionProgress>
{
    private (string Step, int Run) _said;

    /// <inheritdoc/>
    public void Report(SessionProgress value)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"batch {value.Done + 1} of {value.Total}, {BenchmarkProgress.About(value.SecondsLeft)}: {value.Step.Name}"
        );
        if (value.Run > 1)
            text += $", run {value.Run}: the link was not used as it should";
        if (_said != (value.Step.Name, value.Run))
            progress.Show(text);
        else if (value.Vms.Count > 0)
            progress.Hint($"{text}: {VmLines.Line(value.Vms)}");
        _said = (value.Step.Name, value.Run);
    }
}
