using System.Diagnostics;
using PreCopy.Lab.Qemu;
using PreCopy.Tests.Lab;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>However a lab ends, nothing of it is left; after a kill, once the next one has begun.</summary>
public sealed class LabEndTests : IDisposable
{
    private readonly TemporaryFiles _files = new();
    private readonly List<Process> _labs = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public LabEndTests() =>
        Assert.SkipWhen(
            QemuBinary.Find() is null || !OperatingSystem.IsLinux(),
            $"{QemuBinary.Program} is not installed"
        );

    public void Dispose()
    {
        foreach (var lab in _labs)
        {
            lab.Kill(entireProcessTree: true);
            lab.Dispose();
        }
        foreach (var orphan in LabProcesses.Under(_files.Folder))
            Process.GetProcessById(orphan).Kill();
        _files.Dispose();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_lab_leaves_nothing(string signal)
    {
        Assert.SkipWhen(
            signal == "INT" && InterruptTests.IgnoresInterrupts,
            "this process ignores Ctrl+C"
        );
        var lab = await StartedAsync();
        Assert.Equal(4, LabProcesses.Under(_files.Folder).Count);

        using (var kill = Process.Start("kill", [$"-{signal}", $"{lab.Id}"]))
            await kill.WaitForExitAsync(Cancel);
        await lab.WaitForExitAsync(Cancel);

        Assert.Equal(130, lab.ExitCode);
        Assert.Equal("", await lab.StandardOutput.ReadToEndAsync(Cancel));
        Assert.Empty(LabProcesses.Under(_files.Folder));
        Assert.Empty(Folders());
    }

    [Fact]
    public async Task What_a_killed_lab_left_goes_when_the_next_one_starts_and_a_running_one_stays()
    {
        var killed = await StartedAsync();
        var left = LabProcesses.Under(_files.Folder);
        var folder = Assert.Single(Folders());
        var running = await StartedAsync();
        killed.Kill();
        await killed.WaitForExitAsync(Cancel);
        Assert.Equal(4, left.Count);
        Assert.NotEmpty(LabProcesses.Under(folder));

        var next = await Precopy.RunInAsync(_files.Folder, ["lab", "check"], Cancel);

        var removed = next
            .Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line["left behind by a killed lab, removed: ".Length..])
            .ToList();
        Assert.Contains(folder, removed);
        // A target whose link goes may end by itself.
        Assert.InRange(removed.Count, 3, 5);
        Assert.Subset(
            left.Select(process => $"process {process}").Append(folder).ToHashSet(),
            removed.ToHashSet()
        );
        Assert.Empty(LabProcesses.Under(folder));
        Assert.Equal(4, LabProcesses.Under(_files.Folder).Count);
        Assert.Single(Folders());
        using (var end = Process.Start("kill", ["-TERM", $"{running.Id}"]))
            await end.WaitForExitAsync(Cancel);
        await running.WaitForExitAsync(Cancel);
        Assert.Empty(Folders());
    }

    private string[] Folders() => Directory.GetDirectories(_files.Folder, "precopy-lab-*");

    // A batch that would take a minute, at the moment when both guests are copied.
    private async Task<Process> StartedAsync()
    {
        var lab = Precopy.StartIn(
            _files.Folder,
            ["lab", "run", "--link-rate", "8 Mbit/s", "--downtime", "1 ms"]
        );
        _labs.Add(lab);
        while (await lab.StandardError.ReadLineAsync(Cancel) is { } line)
            if (line.Contains("VM 1 copies") && line.Contains("VM 2 copies"))
                return lab;
        Assert.Fail("the lab ended before it copied");
        return lab;
    }
}
