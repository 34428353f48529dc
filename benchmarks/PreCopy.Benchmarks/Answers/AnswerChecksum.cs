using System.Numerics;
using System.Runtime.InteropServices;
using PreCopy.SharedLink;

namespace PreCopy.Benchmarks.Answers;

/// <summary>
/// A 64-bit hash of whatever is added, eight bytes a step: FNV-1a with a rotation, so that the exponents at the top of
/// doubles reach every bit. Equal answers have equal checksums, on every machine.
/// </summary>
public struct AnswerChecksum()
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The checksum of all that was added.</summary>
    public ulong Value { get; private set; } = Offset;

    /// <summary>Adds the bits of every value.</summary>
    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            Step(word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
            Step(rest);
    }

    /// <summary>Adds a VM's result field by field: the padding of a struct is not part of the answer.</summary>
    public void Add(in VmResult result) =>
        Add<double>([
            result.StartSeconds,
            result.EndSeconds,
            result.DowntimeSeconds,
            result.BytesSent,
            result.LiveRounds,
            (double)result.Outcome,
        ]);

    private void Step(ulong word) =>
        Value = BitOperations.RotateLeft((Value ^ word) * Multiplier, 29);
}
