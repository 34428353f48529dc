using System.Buffers.Binary;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace PreCopy.Lab.Guests;

/// <summary>The processor's tables at the end of the sector: the flat segments, where the interrupt table will be, and the timer's handler.</summary>
internal sealed class BootTables(int address, ushort codeSegment)
{
    /// <summary>Where the guest builds its interrupt table, before it allows interrupts.</summary>
    public const uint InterruptTable = 0x800;

    /// <summary>The interrupt that the timer is given.</summary>
    public const int TimerVector = 0x20;

    private const int PointerBytes = 6;
    private const int TimerGate = (int)InterruptTable + TimerVector * 8;

    public int SegmentsPointer => address;

    public int InterruptsPointer => address + PointerBytes;

    private int Segments => address + 2 * PointerBytes;

    private int Handler => Segments + 3 * 8;

    /// <summary>The timer's gate in the interrupt table: 32 bits, present, of the highest privilege.</summary>
    public void WriteTimerGate(Assembler c)
    {
        c.mov(__dword_ptr[TimerGate], (codeSegment << 16) | Handler);
        c.mov(__dword_ptr[TimerGate + 4], 0x8E00);
    }

    public byte[] Encode() =>
        [
            .. Pointer(3 * 8 - 1, Segments),
            .. Pointer((TimerVector + 1) * 8 - 1, (int)InterruptTable),
            // The null segment, then code and data over the whole 4 GiB.
            .. Word(0),
            .. Word(0x00CF_9A00_0000_FFFF),
            .. Word(0x00CF_9200_0000_FFFF),
            .. BootSector.Encode(TimerHandler(), (ulong)Handler),
        ];

    private static Assembler TimerHandler()
    {
        var c = new Assembler(32);
        c.push(eax);
        c.mov(al, 0x20);
        c.@out(0x20, al);
        c.pop(eax);
        c.iretd();
        return c;
    }

    private static byte[] Pointer(ushort limit, int table)
    {
        var pointer = new byte[PointerBytes];
        BinaryPrimitives.WriteUInt16LittleEndian(pointer, limit);
        BinaryPrimitives.WriteInt32LittleEndian(pointer.AsSpan(2), table);
        return pointer;
    }

    private static byte[] Word(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}
