using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace PreCopy.Lab.Guests;

/// <summary>What the guest does in protected mode. EDI is the next page of a cyclic writer, EBX counts the pages written.</summary>
internal static class GuestProgram
{
    // Everything that changes and is not the working set, the stack included, shares the first page of the memory.
    private const int StackTop = 0x600;
    private const int LastTime = 0x600;
    private const int Owed = 0x604;
    private const int TimerPort = 0x608;
    private const int WakesToBeat = 0x60C;
    private const int RandomState = 0x610;

    private const int TimerHertz = 3_579_545;
    private const int InterruptDivisor = 1_193_182 / 250;
    private const int WakesPerBeat = 64;

    private const ushort SerialPort = 0x3F8;
    private const ushort PciAddressPort = 0xCF8;
    private const ushort PciDataPort = 0xCFC;

    // The I/O base of the power-management timer of QEMU's "pc" machine: device 1, function 3, register 0x40.
    private const uint PowerManagementBase = 0x8000_0B40;

    public static Assembler Write(LabGuest guest, BootTables tables, ushort dataSegment)
    {
        var c = new Assembler(32);
        SetUp(c, tables, dataSegment);
        Fill(c, guest);
        Run(c, guest);
        return c;
    }

    private static void SetUp(Assembler c, BootTables tables, ushort dataSegment)
    {
        c.mov(ax, dataSegment);
        c.mov(ds, ax);
        c.mov(es, ax);
        c.mov(ss, ax);
        c.mov(esp, StackTop);
        tables.WriteTimerGate(c);
        c.lidt(__[tables.InterruptsPointer]);
        // The interrupt controller: the timer at its vector, everything else masked.
        Out(c, 0x20, 0x11);
        Out(c, 0x21, BootTables.TimerVector);
        Out(c, 0x21, 0x04);
        Out(c, 0x21, 0x01);
        Out(c, 0x21, 0xFE);
        // Channel 0 of the timer: square waves at 250 Hz.
        Out(c, 0x43, 0x36);
        Out(c, 0x40, InterruptDivisor & 0xFF);
        Out(c, 0x40, InterruptDivisor >> 8);
        c.mov(eax, PowerManagementBase);
        c.mov(dx, PciAddressPort);
        c.@out(dx, eax);
        c.mov(dx, PciDataPort);
        c.@in(eax, dx);
        c.and(eax, 0xFFC0);
        c.add(eax, 8);
        c.mov(__dword_ptr[TimerPort], eax);
        c.mov(edx, eax);
        c.@in(eax, dx);
        c.mov(__dword_ptr[LastTime], eax);
        c.mov(__dword_ptr[RandomState], eax);
    }

    private static void Fill(Assembler c, LabGuest guest)
    {
        c.mov(edi, (int)LabGuest.FirstFilledByte);
        var page = c.CreateLabel();
        c.Label(ref page);
        c.mov(__dword_ptr[edi], edi);
        c.add(edi, LabGuest.PageBytes);
        c.cmp(edi, (int)guest.MemoryBytes);
        c.jb(page);
        c.mov(edi, (int)guest.WorkingSetStart);
        c.xor(ebx, ebx);
        c.mov(__dword_ptr[Owed], ebx);
        c.mov(__dword_ptr[WakesToBeat], 1);
    }

    private static void Run(Assembler c, LabGuest guest)
    {
        var (wake, write, rest) = (c.CreateLabel(), c.CreateLabel(), c.CreateLabel());
        c.sti();
        c.Label(ref wake);
        c.hlt();
        c.mov(eax, cr0);
        c.xor(eax, 0x1_0000);
        c.mov(cr0, eax);
        CountDuePages(c, guest);
        c.jecxz(rest);
        c.add(ebx, ecx);
        c.Label(ref write);
        WritePage(c, guest);
        c.loop(write);
        c.Label(ref rest);
        c.dec(__dword_ptr[WakesToBeat]);
        c.jne(wake);
        c.mov(__dword_ptr[WakesToBeat], WakesPerBeat);
        Beat(c);
        c.jmp(wake);
    }

    // ECX = the pages due since the last wake; the fraction of a page stays owed, in ticks times pages a second.
    private static void CountDuePages(Assembler c, LabGuest guest)
    {
        c.mov(edx, __dword_ptr[TimerPort]);
        c.@in(eax, dx);
        c.mov(ecx, eax);
        c.sub(eax, __dword_ptr[LastTime]);
        c.mov(__dword_ptr[LastTime], ecx);
        // The timer has 24 bits: it wraps after 4.7 s, a thousand wakes.
        c.and(eax, 0xFF_FFFF);
        c.mov(ecx, guest.PagesPerSecond);
        c.mul(ecx);
        c.add(eax, __dword_ptr[Owed]);
        c.adc(edx, 0);
        c.mov(ecx, TimerHertz);
        c.div(ecx);
        c.mov(__dword_ptr[Owed], edx);
        c.xchg(eax, ecx);
    }

    private static void WritePage(Assembler c, LabGuest guest)
    {
        if (guest.Pattern == AccessPattern.Cyclic)
        {
            var inside = c.CreateLabel();
            c.inc(__dword_ptr[edi]);
            c.add(edi, (int)guest.StrideBytes);
            c.cmp(edi, (int)guest.MemoryBytes);
            c.jb(inside);
            c.sub(edi, (int)guest.WorkingSetBytes);
            c.Label(ref inside);
            // A label must stand before an instruction.
            c.nop();
            return;
        }

        // The linear congruential generator of Numerical Recipes; its high bits times the pages is the page.
        c.imul(eax, __dword_ptr[RandomState], 1_664_525);
        c.add(eax, 1_013_904_223);
        c.mov(__dword_ptr[RandomState], eax);
        c.mov(edx, (int)(guest.WorkingSetBytes / LabGuest.PageBytes));
        c.mul(edx);
        c.shl(edx, 12);
        c.inc(__dword_ptr[edx + (int)guest.WorkingSetStart]);
    }

    // The pages written in eight letters, A for 0 to P for 15, and the end of a line.
    private static void Beat(Assembler c)
    {
        var letter = c.CreateLabel();
        c.mov(dx, SerialPort);
        c.mov(ecx, 8);
        c.Label(ref letter);
        c.rol(ebx, 4);
        c.mov(al, bl);
        c.and(al, 0x0F);
        c.add(al, (sbyte)'A');
        c.@out(dx, al);
        c.loop(letter);
        c.mov(al, (sbyte)'\n');
        c.@out(dx, al);
    }

    private static void Out(Assembler c, byte port, int value)
    {
        c.mov(al, (sbyte)value);
        c.@out(port, al);
    }
}
