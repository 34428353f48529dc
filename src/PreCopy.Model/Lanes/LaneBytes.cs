using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PreCopy.Model.Lanes;

/// <summary>
/// A byte a lane in one 64-bit register, lane 0 lowest: small counts add up there, apart from the vectors, whose units are
/// busy. Little-endian machines only, as .NET's all are.
/// </summary>
internal static class LaneBytes
{
    /// <summary>A 1 in every byte.</summary>
    public const ulong Ones = 0x0101010101010101;

    /// <summary>Bit i of the lowest eight to the lowest bit of byte i.</summary>
    public static ulong Spread(uint bits)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitDeposit(bits, Ones);
        var low = (bits & 0xF) * 0x00204081 & 0x01010101;
        var high = (bits >> 4 & 0xF) * 0x00204081 & 0x01010101;
        return low | (ulong)high << 32;
    }

    /// <summary>The eight bytes as whole numbers.</summary>
    public static Vector256<int> Widen(ulong bytes)
    {
        var narrow = Vector128.CreateScalar(bytes).AsByte();
        if (Avx2.IsSupported)
            return Avx2.ConvertToVector256Int32(narrow);
        var wide = Vector128.WidenLower(narrow);
        return Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32();
    }

    /// <summary>The lowest four bytes as whole numbers.</summary>
    public static Vector128<int> WidenLower(ulong bytes)
    {
        var narrow = Vector128.CreateScalar(bytes).AsByte();
        return Sse41.IsSupported
            ? Sse41.ConvertToVector128Int32(narrow)
            : Vector128.WidenLower(Vector128.WidenLower(narrow)).AsInt32();
    }
}
