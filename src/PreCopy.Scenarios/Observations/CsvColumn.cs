namespace PreCopy.Scenarios.Observations;

/// <summary>The columns that a CSV may have, and what people call them.</summary>
internal sealed record CsvColumn(params string[] Names)
{
    public static CsvColumn Seconds { get; } =
        new("seconds", "time", "t", "interval", "duration", "period", "s", "ms", "milliseconds");

    public static CsvColumn Bytes { get; } =
        new("bytes", "dirty", "dirtied", "unique", "dirty bytes", "dirtied bytes", "unique bytes");

    public static CsvColumn Pages { get; } =
        new("pages", "dirty pages", "dirtied pages", "unique pages");

    public static CsvColumn PageSize { get; } = new("page size", "page bytes", "pagesize");

    public static CsvColumn Memory { get; } = new("memory", "memory bytes", "ram");

    public static CsvColumn TotalSeconds { get; } =
        new("total seconds", "total time", "total", "seconds", "time", "duration");

    public static CsvColumn BytesSent { get; } =
        new("bytes sent", "sent", "sent bytes", "transferred", "bytes");

    public static CsvColumn Downtime { get; } = new("downtime", "downtime seconds");

    public static CsvColumn Bandwidth { get; } = new("bandwidth", "link");

    public static CsvColumn Concurrency { get; } = new("concurrency", "at once");

    /// <summary>What messages call it.</summary>
    public string Name => Names[0];

    /// <summary>Whether a header's name is one of this column's.</summary>
    public bool IsCalled(string name) =>
        Names.Contains(name.ToLowerInvariant().Replace('_', ' ').Replace('-', ' ').Trim());
}
