using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>
/// The kernels' tests once more, in processes of their own with fewer and fewer instructions. The children run the classes
/// named here and so never this one.
/// </summary>
public sealed partial class InstructionSetLadderTests
{
    private static readonly Type[] Classes =
    [
        typeof(InstructionSetTests),
        typeof(KernelChecksumTests),
        typeof(KernelAgreementTests),
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("PreferredVectorBitWidth", "128")]
    [InlineData("EnableAVX512", "0")]
    [InlineData("EnableAVX2", "0")]
    [InlineData("EnableHWIntrinsic", "0")]
    public async Task The_kernels_give_the_same_bits_with_fewer_instructions(
        string knob,
        string value
    )
    {
        var (exitCode, output) = await RunTests($"DOTNET_{knob}", value);

        Assert.True(exitCode == 0, output);
        var total = int.Parse(Total().Match(output).Groups[1].ValueSpan);
        Assert.InRange(total, 1 + KernelChecksumTests.KernelNames.Count, int.MaxValue);
    }

    private static async Task<(int ExitCode, string Output)> RunTests(string knob, string value)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(typeof(InstructionSetLadderTests).Assembly.Location);
        start.ArgumentList.Add("-noColor");
        foreach (var type in Classes)
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(type.FullName!);
        }

        start.Environment[knob] = value;
        using var limit = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            TestContext.Current.CancellationToken
        );
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [GeneratedRegex(@"Total: (\d+)")]
    private static partial Regex Total();
}
