using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;

namespace PreCopy.Results;

/// <summary>The machine and runtime that measurements were taken on.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">Logical cores that this process may use.</param>
/// <param name="VectorBits">The widest vectors that the runtime accelerates; 0 without any.</param>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="Architecture">The process's architecture: <c>X64</c>, <c>Arm64</c>.</param>
/// <param name="Runtime">The .NET runtime's version.</param>
public sealed record Machine(
    string Processor,
    int Cores,
    int VectorBits,
    string OperatingSystem,
    string Architecture,
    string Runtime
)
{
    /// <summary>This machine.</summary>
    public static Machine Current { get; } =
        new(
            ProcessorName() ?? "unknown processor",
            Environment.ProcessorCount,
            Vector512.IsHardwareAccelerated ? 512
                : Vector256.IsHardwareAccelerated ? 256
                : Vector128.IsHardwareAccelerated ? 128
                : 0,
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            RuntimeInformation.FrameworkDescription
        );

    /// <summary>All but the runtime in one line: what the times of a history have in common.</summary>
    [JsonIgnore]
    public string Description =>
        $"{Processor}, {Cores} cores, {VectorBits}-bit vectors, {OperatingSystem}, {Architecture}";

    private static string? ProcessorName() =>
        System.OperatingSystem.IsLinux() ? LinuxProcessorName()
        : System.OperatingSystem.IsMacOS()
            ? ExternalProgram.Output("sysctl", "-n", "machdep.cpu.brand_string")
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");

    private static string? LinuxProcessorName() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':', 2)[^1]
                .Trim()
            : null;
}
