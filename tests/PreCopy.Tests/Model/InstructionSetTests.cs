using System.Runtime.Intrinsics;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>The environment decides which instructions the runtime uses, and it has understood the environment.</summary>
public sealed class InstructionSetTests
{
    [Fact]
    public void No_vector_is_wider_than_the_environment_allows()
    {
        var allowed =
            Is("EnableHWIntrinsic", "0") ? 0
            : Is("PreferredVectorBitWidth", "128") || Is("EnableAVX2", "0") ? 128
            : Is("PreferredVectorBitWidth", "256") || Is("EnableAVX512", "0") ? 256
            : 512;

        Assert.InRange(WidestBits, 0, allowed);
    }

    private static int WidestBits =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    private static bool Is(string knob, string value) =>
        Environment.GetEnvironmentVariable($"DOTNET_{knob}") == value;
}
