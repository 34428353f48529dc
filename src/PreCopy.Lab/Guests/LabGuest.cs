using System.Numerics;

namespace PreCopy.Lab.Guests;

/// <summary>The lab's guest: what it fills and how it writes. Its dirtying is known because it does nothing else.</summary>
/// <param name="MemoryBytes">The VM's memory: whole MiB, from 4 MiB to 1 GiB.</param>
/// <param name="WorkingSetBytes">W, the end of the memory, which it goes on writing: whole pages, and not the first 2 MiB.</param>
/// <param name="PagesPerSecond">Pages written a second, one word each; 0 for a guest that only sleeps; at most 1,000,000.</param>
/// <param name="Pattern">Which page is next.</param>
public sealed record LabGuest(
    long MemoryBytes,
    long WorkingSetBytes,
    int PagesPerSecond,
    AccessPattern Pattern = AccessPattern.Cyclic
)
{
    /// <summary>The page size of the guest's processor, in bytes.</summary>
    public const int PageBytes = 4096;

    /// <summary>From here on every page is made non-zero; the firmware's memory is below.</summary>
    public const long FirstFilledByte = Mebibyte;

    private const long Mebibyte = 1 << 20;

    /// <summary>Where the working set begins.</summary>
    public long WorkingSetStart => MemoryBytes - WorkingSetBytes;

    /// <summary>
    /// From one page of a cyclic writer to the next, around the working set: about its golden section, and without a common
    /// divisor, so that every page has its turn and those of any while lie evenly over all addresses, as a real guest's do.
    /// </summary>
    public long StrideBytes
    {
        get
        {
            var pages = WorkingSetBytes / PageBytes;
            var stride = Math.Max(1, (long)Math.Round(pages * 0.618_033_988_749_895));
            while (BigInteger.GreatestCommonDivisor(stride, pages) != 1)
                stride++;
            return stride * PageBytes;
        }
    }

    /// <summary>D: what it writes a second, in bytes of whole pages.</summary>
    public double RateBytesPerSecond => (double)PagesPerSecond * PageBytes;

    /// <summary>Refuses a guest that cannot be.</summary>
    /// <exception cref="ArgumentException">Says what is out of its range.</exception>
    public void Validate()
    {
        Require(
            MemoryBytes is >= 4 * Mebibyte and <= 1024 * Mebibyte && MemoryBytes % Mebibyte == 0,
            "the guest's memory must be whole MiB, from 4 MiB to 1 GiB"
        );
        Require(
            WorkingSetBytes >= PageBytes
                && WorkingSetBytes % PageBytes == 0
                && WorkingSetStart >= 2 * Mebibyte,
            "the guest's working set must be whole pages, at least one, and leave the first 2 MiB of the memory"
        );
        Require(
            PagesPerSecond is >= 0 and <= 1_000_000,
            "the guest's dirty rate must be from 0 to 1,000,000 pages a second"
        );
    }

    internal static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
