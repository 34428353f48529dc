namespace PreCopy.Lab.Records;

/// <summary>What predictions need and no batch of the study tells: measured apart, with guests that nobody predicts.</summary>
public sealed record LabCalibration
{
    /// <summary>What a page takes of the stream, in bytes: from idle guests of two sizes.</summary>
    public required double PageBytesInStream { get; init; }

    /// <summary>What an idle guest sends whole, in pages, by its memory in bytes.</summary>
    public required IReadOnlyDictionary<long, long> PagesSent { get; init; }

    /// <summary>Pages of zeros behind the last page that an idle guest sends whole: they count as left, and cost nothing.</summary>
    public required long ZeroPagesAtEnd { get; init; }

    /// <summary>Bytes of a stream that are no such pages: marks for zero pages, and the devices' state.</summary>
    public required double OverheadBytes { get; init; }

    /// <summary>What an idle migration takes beyond its bytes over the link's rate, in seconds.</summary>
    public required double SetupSeconds { get; init; }

    /// <summary>Bytes that the kernel holds between QEMU and the link.</summary>
    public required long QueuedBytes { get; init; }

    /// <summary>Pages a second that a guest which is not migrated writes, over those it was told to.</summary>
    public required double RateRatio { get; init; }

    /// <summary>Pages in which the memory on the target differed from the source's, after the migration of a guest that wrote.</summary>
    public required long StalePages { get; init; }
}
