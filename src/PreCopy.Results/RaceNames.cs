using System.Globalization;

namespace PreCopy.Results;

/// <summary>The words of a race's table that studies look for.</summary>
public static class RaceNames
{
    /// <summary>Every kernel and native peer on equal batches, cut from many different migrations; size: the batch.</summary>
    public const string Kernels = "kernels";

    /// <summary>A few of them over batches of every size, each batch computed again and again; size: the batch.</summary>
    public const string Batches = "batches";

    /// <summary>The saturating dirty curve; size: the batch.</summary>
    public const string Saturating = "saturating";

    /// <summary>A sweep along the memory; size: its points.</summary>
    public const string Sweep = "sweep";

    /// <summary>The sweep, beside the fastest kernel on the same migrations.</summary>
    public const string AxisSweep = "AxisSweep";

    /// <summary>Several threads on one batch; size: the batch.</summary>
    public const string Threads = "threads";

    /// <summary>VMs that share a link, the batch no larger than what runs at once; size: VMs at once; times are per event.</summary>
    public const string Link = "link";

    /// <summary>Eight at once of a batch in which thousands wait or are finished, against one of dozens; size: VMs in the long batch; times are per event.</summary>
    public const string LinkQueue = "link-queue";

    /// <summary>The engine of the shared link.</summary>
    public const string LinkEngine = "LinkEngine";

    /// <summary>The engine with the long batch of <see cref="LinkQueue"/>.</summary>
    public const string LongQueue = "LinkEngine, long queue";

    /// <summary>The same loads and stores as a kernel's without the arithmetic: what memory allows.</summary>
    public const string MemoryShape = "NativeMemoryShape";

    /// <summary>A migration's bytes from and to memory: four doubles in; three doubles, an integer and a byte out.</summary>
    public const int BytesPerMigration = 7 * sizeof(double) + sizeof(int) + sizeof(byte);

    private const string Threaded = "ThreadedLifting";
    private const string Native = "Native";

    /// <summary>The batch sizes of <see cref="Batches"/>.</summary>
    public static IReadOnlyList<int> BatchSizes { get; } =
    [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Whether the contender is a native peer.</summary>
    public static bool IsNative(string contender) =>
        contender.StartsWith(Native, StringComparison.Ordinal);

    /// <summary>The name of the threaded kernel with so many threads.</summary>
    public static string WithThreads(int threads) =>
        string.Create(CultureInfo.InvariantCulture, $"{Threaded}({threads})");

    /// <summary>The threads in such a name; <see langword="null"/> in another.</summary>
    public static int? ThreadsOf(string contender) =>
        contender.StartsWith($"{Threaded}(", StringComparison.Ordinal)
        && int.TryParse(
            contender.AsSpan(Threaded.Length + 1).TrimEnd(')'),
            CultureInfo.InvariantCulture,
            out var threads
        )
            ? threads
            : null;
}
