using System.Runtime.InteropServices;

namespace PreCopy.Benchmarks.Peers;

/// <summary>The functions of the native library, one call a batch.</summary>
internal static partial class NativeLibraryCalls
{
    /// <summary>The library's name; it lies beside this assembly when it was built.</summary>
    public const string Library = "precopy_native";

    [LibraryImport(Library, EntryPoint = "precopy_scalar_loop")]
    public static partial void ScalarLoop(in NativeBatch batch);

    [LibraryImport(Library, EntryPoint = "precopy_masked_loop")]
    public static partial void MaskedLoop(in NativeBatch batch);

    [LibraryImport(Library, EntryPoint = "precopy_lifting")]
    public static partial void Lifting(in NativeBatch batch);

    [LibraryImport(Library, EntryPoint = "precopy_memory_shape")]
    public static partial void MemoryShape(in NativeBatch batch);
}
