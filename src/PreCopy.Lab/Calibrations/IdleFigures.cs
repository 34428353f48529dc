using MathNet.Numerics.Statistics;

namespace PreCopy.Lab.Calibrations;

/// <summary>What idle guests of at least two sizes tell of every migration.</summary>
internal sealed class IdleFigures
{
    public IdleFigures(IReadOnlyList<IdleMigration> migrations, double linkBytesPerSecond)
    {
        var sizes = migrations.GroupBy(one => one.MemoryBytes).OrderBy(size => size.Key).ToList();
        var (smallest, largest) = (Mean(sizes[0]), Mean(sizes[^1]));
        PageBytesInStream = (largest.Bytes - smallest.Bytes) / (largest.Pages - smallest.Pages);
        OverheadBytes = migrations.Average(one => one.Bytes - one.Pages * PageBytesInStream);
        SetupSeconds = Math.Max(
            0,
            migrations.Select(one => one.Seconds - one.Bytes / linkBytesPerSecond).Median()
        );
        ZeroPagesAtEnd = (long)migrations.Select(one => (double)one.ZeroPagesAtEnd).Median();
        PagesSent = sizes.ToDictionary(
            size => size.Key,
            size => (long)Math.Round(size.Average(one => one.Pages))
        );
    }

    /// <summary>By how many bytes the stream grows with each page.</summary>
    public double PageBytesInStream { get; }

    /// <summary>The median of what was left when all pages had been sent whole, in pages.</summary>
    public long ZeroPagesAtEnd { get; }

    /// <summary>The bytes of a stream that are no pages.</summary>
    public double OverheadBytes { get; }

    /// <summary>What a migration takes beyond its bytes over the link's rate; the median, and not below 0.</summary>
    public double SetupSeconds { get; }

    /// <summary>Pages sent whole, by the memory in bytes.</summary>
    public IReadOnlyDictionary<long, long> PagesSent { get; }

    private static (double Pages, double Bytes) Mean(IEnumerable<IdleMigration> migrations) =>
        (migrations.Average(one => one.Pages), migrations.Average(one => one.Bytes));
}
