using System.Runtime.InteropServices;

namespace PreCopy.Benchmarks.Peers;

/// <summary>The kernels' peers in C++, where the build found a compiler for them.</summary>
public static class NativePeers
{
    /// <summary>Whether the native library was built and loads.</summary>
    public static bool IsAvailable { get; } =
        NativeLibrary.TryLoad(
            NativeLibraryCalls.Library,
            typeof(NativePeers).Assembly,
            searchPath: null,
            out _
        );

    /// <summary>Every peer; none when the library is not there.</summary>
    public static IReadOnlyList<NativeKernel> All { get; } =
        IsAvailable
            ?
            [
                new NativeScalarLoop(),
                new NativeMaskedLoop(),
                new NativeLifting(),
                new NativeMemoryShape(),
            ]
            : [];

    /// <summary>Why there are no peers, in a line.</summary>
    public static string WhyMissing =>
        "the native peers are not built: on x64 Linux with AVX2, install cmake and g++ and build again";
}
