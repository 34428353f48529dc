using System.Diagnostics;
using PreCopy.Lab.Hosts;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Lab.Hosts;

/// <summary>A process is told from a later one with its number.</summary>
public sealed class ProcessIdentityTests
{
    public ProcessIdentityTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the lab runs on Linux only");

    [Fact]
    public void It_reads_what_it_writes()
    {
        var own = ProcessIdentity.Own;

        Assert.Equal(own, ProcessIdentity.Parse(own.ToString()));
        Assert.Equal(Environment.ProcessId, own.Id);
        Assert.True(own.Lives);
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("17 x boot pid")]
    [InlineData("x 17 boot pid")]
    [InlineData("1 2 3 4 5")]
    public void Anything_else_is_none(string line) => Assert.Null(ProcessIdentity.Parse(line));

    [Fact]
    public void A_process_may_have_any_name()
    {
        using var files = new TemporaryFiles();
        var script = files.Write("a) Z (b", "#!/bin/sh\nread line\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var process = Process.Start(
            new ProcessStartInfo(script) { RedirectStandardInput = true }
        )!;

        var identity = ProcessIdentity.Of(process.Id);
        process.StandardInput.Close();
        process.WaitForExit();

        Assert.NotNull(identity);
        Assert.InRange(identity.StartTicks, ProcessIdentity.Own.StartTicks, long.MaxValue);
        Assert.False(identity.Lives);
    }
}
