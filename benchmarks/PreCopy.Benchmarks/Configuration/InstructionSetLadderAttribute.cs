using System.Runtime.Intrinsics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;

namespace PreCopy.Benchmarks.Configuration;

/// <summary>
/// Runs a class once for each rung of the instruction sets that the machine has: an instruction set belongs to a process,
/// so a rung is a job with environment variables. A job that starts no processes has no rungs.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InstructionSetLadderAttribute : Attribute, IConfigSource
{
    /// <summary>The name of the suite's job that the rungs are as long as; taken from the command line.</summary>
    public static string SuiteJob { get; set; } = BenchmarkJobs.Default;

    /// <summary>The rungs, the poorest first.</summary>
    public static IReadOnlyList<Job> Rungs =>
        [
            .. Ladder()
                .Where(rung => rung.IsSupported && BenchmarkJobs.StartsProcesses(SuiteJob))
                .Select(rung => BenchmarkJobs.Variant(SuiteJob, rung.Id, rung.Without)),
        ];

    /// <inheritdoc/>
    public IConfig Config => ManualConfig.CreateEmpty().AddJob([.. Rungs]);

    private static IEnumerable<(
        string Id,
        bool IsSupported,
        EnvironmentVariable[] Without
    )> Ladder() =>
        [
            ("scalar", true, [new("DOTNET_EnableHWIntrinsic", "0")]),
            ("128", Vector128.IsHardwareAccelerated, [new("DOTNET_EnableAVX", "0")]),
            ("256", Vector256.IsHardwareAccelerated, [new("DOTNET_EnableAVX512", "0")]),
            ("512", Vector512.IsHardwareAccelerated, []),
        ];
}
