using PreCopy.Lab.Guests;
using PreCopy.Lab.Hosts;
using PreCopy.Lab.Links;
using PreCopy.Lab.Qemu;

namespace PreCopy.Lab.Batches;

/// <summary>What a lab runs its batches with.</summary>
/// <param name="Binary">The QEMU.</param>
/// <param name="Space">Its own folder.</param>
/// <param name="OpenLink">Opens a fresh link, for one batch.</param>
public sealed record LabHost(QemuBinary Binary, LabSpace Space, Func<ISharedLink> OpenLink)
{
    // The smallest image that QEMU takes for a floppy.
    private const int FloppyBytes = 1_474_560;

    private static readonly Lock Writing = new();

    /// <summary>Whether KVM runs the guests, and not software emulation.</summary>
    public bool UseKvm { get; init; }

    /// <summary>The machine of a guest.</summary>
    internal QemuOptions Machine(LabGuest guest, string name) =>
        new()
        {
            Name = name,
            MemoryBytes = guest.MemoryBytes,
            BootImage = BootImage(guest),
            UseKvm = UseKvm,
        };

    // Written when it is not there.
    private string BootImage(LabGuest guest)
    {
        var path = Space.PathOf(
            $"{guest.MemoryBytes}-{guest.WorkingSetBytes}-{guest.PagesPerSecond}-{guest.Pattern}.img"
        );
        lock (Writing)
        {
            if (!File.Exists(path))
            {
                var image = new byte[FloppyBytes];
                BootSector.Assemble(guest).CopyTo(image, 0);
                File.WriteAllBytes(path, image);
            }
        }
        return path;
    }
}
