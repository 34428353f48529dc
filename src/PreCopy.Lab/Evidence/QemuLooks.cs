using PreCopy.Lab.Guests;

namespace PreCopy.Lab.Evidence;

/// <summary>
/// When QEMU looks whether a migration can stop. Its loop sends pages for 50 ms, and asks the clock at every 64th; where then
/// no more is left than the downtime limit lets through, it synchronises the dirty bitmap and looks
/// (QEMU 7.2: migration/ram.c, ram_save_iterate, MAX_WAIT; migration/migration.c, migration_iteration_run).
/// </summary>
public static class QemuLooks
{
    /// <summary>The shortest time between two looks, in seconds.</summary>
    public const double ShortestSeconds = 0.05;

    /// <summary>Pages from one look at the clock to the next.</summary>
    public const int PagesPerClock = 64;

    // Linux wakes a writer to a Unix socket once three quarters of its buffer are free (net/unix/af_unix.c, unix_writable),
    // and it fills the buffer at once: on average five eighths are in use.
    private const double MeanFill = 0.625;

    /// <summary>The time between two looks of a stream at the given rate, in seconds.</summary>
    /// <param name="memoryBytesPerSecond">Bytes of memory a second, above 0.</param>
    public static double Seconds(double memoryBytesPerSecond)
    {
        var clock = PagesPerClock * LabGuest.PageBytes / memoryBytesPerSecond;
        return (Math.Floor(ShortestSeconds / clock) + 1) * clock;
    }

    /// <summary>What waits in a socket's buffer of the given size when the guest is paused: the mean, in bytes.</summary>
    public static double QueuedBytes(double bufferBytes) => MeanFill * bufferBytes;
}
