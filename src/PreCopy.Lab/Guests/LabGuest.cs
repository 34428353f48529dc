namespace PreCopy.Lab.Guests;

/// <summary>The lab's guest: what it fills and how it writes. Its dirtying is known because it does nothing else.</summary>
/// <param name="MemoryBytes">The VM's memory: whole MiB, at least 4 MiB.</param>
/// <param name="WorkingSetBytes">W, the end of the memory that it goes on writing: whole pages, at least one, and at most the memory less its first 2 MiB.</param>
/// <param name="PagesPerSecond">Pages written a second, one word each; 0 for a guest that only sleeps.</param>
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

    /// <summary>D: what it writes a second, in bytes of whole pages.</summary>
    public double RateBytesPerSecond => (double)PagesPerSecond * PageBytes;
}
