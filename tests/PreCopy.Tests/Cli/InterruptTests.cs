using System.Diagnostics;
using System.Globalization;
using PreCopy.Tests.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>Ctrl+C: exit code 130, and what was finished is kept.</summary>
public sealed class InterruptTests
{
    // A shell that starts a job in the background has it ignore Ctrl+C, and so do the job's children.
    internal static bool IgnoresInterrupts =>
        File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
            is var line
        && (
            ulong.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            & 2
        ) != 0;

    [Fact]
    public async Task Lines_that_were_answered_stay_answered()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(),
            "sends a signal and asks Linux whether it would arrive"
        );
        Assert.SkipWhen(IgnoresInterrupts, "this process ignores Ctrl+C");
        using var process = Precopy.Start("simulate", "--jsonl", "-");
        var line = ScenarioText.With().ReplaceLineEndings(" ");
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var answer = await process.StandardOutput.ReadLineAsync(
            TestContext.Current.CancellationToken
        );

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("{\"makespanSeconds\":", answer);
        Assert.Equal(
            "",
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            "",
            await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(130, process.ExitCode);
    }
}
