using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace PreCopy.Lab.Guests;

/// <summary>
/// The guest's whole software: the 512 bytes that a PC's firmware loads and jumps to. It enters protected mode, makes every page
/// of the memory non-zero, and then writes its working set at the given pace, asleep in between.
/// </summary>
/// <remarks>
/// It wakes by the timer interrupt (PIT, 250 Hz) and counts time by the ACPI power-management timer (3.579545 MHz), which
/// software emulation keeps true even where it loses interrupts: what is due since the last wake is written at each.
/// About four times a second it prints the pages written so far on the first serial port (<see cref="Heartbeat"/>).
/// Under software emulation QEMU before 9.0 does not watch a page again that the processor has cached as written; toggling
/// CR0.WP at every wake empties that cache, and without it the memory would arrive stale.
/// </remarks>
public static class BootSector
{
    /// <summary>The size of a sector, and of the guest's software, in bytes.</summary>
    public const int Bytes = 512;

    private const ushort Origin = 0x7C00;
    private const int TablesOffset = 0x1D0;
    private const ushort CodeSegment = 0x08;
    private const ushort DataSegment = 0x10;

    /// <summary>Assembles the sector, with the mark of a boot sector at its end.</summary>
    /// <exception cref="ArgumentException">The guest is out of its range; the message says how.</exception>
    public static byte[] Assemble(LabGuest guest)
    {
        guest.Validate();
        var tables = new BootTables(Origin + TablesOffset, CodeSegment);
        var real = Encode(RealMode(tables), Origin);
        // The jump's target is known once the code before it has a length, which does not depend on the target.
        var start = (uint)(Origin + real.Length + FarJumpBytes);
        var code = Encode(GuestProgram.Write(guest, tables, DataSegment), start);
        byte[] sector = [.. real, .. FarJump(start), .. code];
        if (sector.Length > TablesOffset)
            throw new InvalidOperationException("the guest's program does not fit into a sector");
        Array.Resize(ref sector, Bytes);
        tables.Encode().CopyTo(sector, TablesOffset);
        (sector[^2], sector[^1]) = (0x55, 0xAA);
        return sector;
    }

    private static Assembler RealMode(BootTables tables)
    {
        var c = new Assembler(16);
        c.cli();
        c.xor(ax, ax);
        c.mov(ds, ax);
        c.lgdt(__[(int)tables.SegmentsPointer]);
        c.mov(eax, cr0);
        c.or(al, 1);
        c.mov(cr0, eax);
        return c;
    }

    private const int FarJumpBytes = 8;

    private static byte[] FarJump(uint target)
    {
        var jump = new Assembler(16);
        jump.AddInstruction(Instruction.CreateBranch(Code.Jmp_ptr1632, CodeSegment, target));
        return Encode(jump, Origin);
    }

    internal static byte[] Encode(Assembler code, ulong address)
    {
        using var bytes = new MemoryStream();
        code.Assemble(new StreamCodeWriter(bytes), address);
        return bytes.ToArray();
    }
}
