using PreCopy.Scenarios.Tables;

namespace PreCopy.Scenarios.Observations;

/// <summary>The columns that a CSV of observations may have, and what people call them.</summary>
internal static class CsvColumn
{
    public static TableColumn Seconds { get; } =
        new("seconds", "time", "t", "interval", "duration", "period", "s", "ms", "milliseconds");

    public static TableColumn Bytes { get; } =
        new("bytes", "dirty", "dirtied", "unique", "dirty bytes", "dirtied bytes", "unique bytes");

    public static TableColumn Pages { get; } =
        new("pages", "dirty pages", "dirtied pages", "unique pages");

    public static TableColumn PageSize { get; } = new("page size", "page bytes", "pagesize");

    public static TableColumn Memory { get; } = new("memory", "memory bytes", "ram");

    public static TableColumn TotalSeconds { get; } =
        new("total seconds", "total time", "total", "seconds", "time", "duration");

    public static TableColumn BytesSent { get; } =
        new("bytes sent", "sent", "sent bytes", "transferred", "bytes");

    public static TableColumn Downtime { get; } = new("downtime", "downtime seconds");

    public static TableColumn Bandwidth { get; } = new("bandwidth", "link");

    public static TableColumn Concurrency { get; } = new("concurrency", "at once");
}
