using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;
using PreCopy.Model.Kernels;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>The machine code of the fastest kernels, as the runtime's compiler prints it in a process of its own.</summary>
public sealed partial class DisassemblyTests : IDisposable
{
    private const string Loop = "RunPairs";

    private readonly TemporaryFiles _files = new();

    public static TheoryData<string, string> Pipelined
    {
        get
        {
            var data = new TheoryData<string, string>();
            if (Vector512.IsHardwareAccelerated)
                data.Add(nameof(Avx512PipelinedLifting), "zmm");
            if (Avx2.IsSupported)
                data.Add(nameof(Avx2PipelinedLifting), "ymm");
            if (data.Count == 0)
                data.Add(
                    new TheoryDataRow<string, string>("", "") { Skip = "neither AVX2 nor AVX-512" }
                );
            return data;
        }
    }

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Pipelined))]
    public async Task The_hot_loop_calls_nothing_and_checks_no_bounds(
        string kernel,
        string registers
    )
    {
        var listing = _files.PathOf("listing.txt");

        await RunKernels(listing);

        var code = Methods()
            .Matches(await File.ReadAllTextAsync(listing, TestContext.Current.CancellationToken))
            .Select(match => match.Value)
            .Single(method => method.Contains($"{kernel}:{Loop}(", StringComparison.Ordinal));
        Assert.Contains("FullOpts", code, StringComparison.Ordinal);
        Assert.Contains($"vmulpd   {registers}", code, StringComparison.Ordinal);
        Assert.Matches(Jump(), code);
        // A failed bounds check is a call too.
        Assert.DoesNotMatch(Call(), code);
    }

    private static async Task RunKernels(string listing)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(typeof(DisassemblyTests).Assembly.Location);
        start.ArgumentList.Add("-class");
        start.ArgumentList.Add(typeof(KernelChecksumTests).FullName!);
        start.Environment["DOTNET_JitDisasm"] = Loop;
        start.Environment["DOTNET_JitStdOutFile"] = listing;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(
            TestContext.Current.CancellationToken
        );
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
    }

    [GeneratedRegex(
        @"; Assembly listing for method.*?; Total bytes of code",
        RegexOptions.Singleline
    )]
    private static partial Regex Methods();

    [GeneratedRegex(@"^\s+j[a-z]+ .*G_M", RegexOptions.Multiline)]
    private static partial Regex Jump();

    [GeneratedRegex(@"^\s+call\b", RegexOptions.Multiline)]
    private static partial Regex Call();
}
