using System.Globalization;

namespace PreCopy.Lab.Qemu;

/// <summary>The machine that a QEMU of the lab is to be: one processor, memory, a floppy to start from, a serial port.</summary>
public sealed record QemuOptions
{
    /// <summary>What messages call it.</summary>
    public required string Name { get; init; }

    /// <summary>The guest's memory, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>A raw floppy image with a boot sector, which is only read; without one the guest has nothing to start.</summary>
    public string? BootImage { get; init; }

    /// <summary>Whether it waits for a guest to migrate into it.</summary>
    public bool IsTarget { get; init; }

    /// <summary>Whether the guest waits for <c>cont</c>.</summary>
    public bool StartPaused { get; init; }

    /// <summary>Whether the processor itself runs the guest, rather than software.</summary>
    public bool UseKvm { get; init; }

    /// <summary>Words before the program's own, such as <c>ip netns exec NAME</c>; they must become it, not start it.</summary>
    public IReadOnlyList<string> CommandPrefix { get; init; } = [];

    /// <summary>QEMU's arguments, with these paths for its monitor and its serial port.</summary>
    internal IReadOnlyList<string> Arguments(string monitorPath, string serialPath) =>
        [
            .. (string[])["-name", Escaped(Name)],
            .. (string[])["-nodefaults", "-no-user-config", "-display", "none"],
            .. (string[])["-machine", "pc", "-vga", "none", "-net", "none", "-smp", "1"],
            .. (string[])["-accel", UseKvm ? "kvm" : "tcg"],
            .. (string[])
                ["-m", string.Create(CultureInfo.InvariantCulture, $"size={MemoryBytes}B")],
            .. (string[])["-qmp", $"unix:{Escaped(monitorPath)},server=on,wait=off"],
            .. (string[])["-chardev", $"file,id=serial,path={Escaped(serialPath)}"],
            .. (string[])["-serial", "chardev:serial"],
            .. BootImage is null ? (string[])[] : Floppy(BootImage),
            .. IsTarget ? (string[])["-incoming", "defer"] : [],
            .. StartPaused ? (string[])["-S"] : [],
        ];

    private static string[] Floppy(string image) =>
        ["-drive", $"file={Escaped(image)},if=floppy,format=raw,readonly=on", "-boot", "order=a"];

    // A comma ends a value in QEMU's lists; doubled it is one.
    private static string Escaped(string value) =>
        value.Replace(",", ",,", StringComparison.Ordinal);
}
