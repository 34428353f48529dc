using System.Text.Json;

namespace PreCopy.Lab.Qemu;

/// <summary>What <c>query-migrate</c> says of a migration, in SI units. What QEMU does not say is 0 for amounts, <see langword="null"/> for the rest.</summary>
public sealed record MigrationStatus
{
    /// <summary>The status of a QEMU that has not begun a migration.</summary>
    public const string None = "none";

    /// <summary>The event that tells of a change of <see cref="Status"/>.</summary>
    internal const string Event = "MIGRATION";

    private const double SecondsPerMillisecond = 1e-3;

    /// <summary><c>setup</c>, <c>active</c>, <c>completed</c>, <c>failed</c>… in QEMU's words; <see cref="None"/> before the first.</summary>
    public required string Status { get; init; }

    /// <summary>Since the start of the migration, and its whole duration once it is over, in seconds.</summary>
    public double? TotalSeconds { get; init; }

    /// <summary>From the command to the first page, in seconds.</summary>
    public double? SetupSeconds { get; init; }

    /// <summary>The pause, in seconds; only once it is over.</summary>
    public double? DowntimeSeconds { get; init; }

    /// <summary>What QEMU thinks the pause would be if it came now, in seconds; only before.</summary>
    public double? ExpectedDowntimeSeconds { get; init; }

    /// <summary>Bytes sent, headers included.</summary>
    public long TransferredBytes { get; init; }

    /// <summary>Bytes of the pages still to send, as far as QEMU has looked.</summary>
    public long RemainingBytes { get; init; }

    /// <summary>The guest's memory with all its ROMs, in bytes.</summary>
    public long TotalBytes { get; init; }

    /// <summary>Pages sent whole.</summary>
    public long NormalPages { get; init; }

    /// <summary>Pages of zeros, of which only a header was sent.</summary>
    public long DuplicatePages { get; init; }

    /// <summary>Bytes of the pages sent whole, without headers.</summary>
    public long NormalBytes { get; init; }

    /// <summary>How often QEMU has asked which pages were dirtied; the first time before the first round.</summary>
    public long DirtySyncCount { get; init; }

    /// <summary>Pages dirtied a second, over the last window.</summary>
    public long DirtyPagesPerSecond { get; init; }

    /// <summary>The size of a page, in bytes.</summary>
    public long PageSize { get; init; }

    /// <summary>Bytes sent while the guest ran on the source.</summary>
    public long PrecopyBytes { get; init; }

    /// <summary>Bytes sent in the pause.</summary>
    public long DowntimeBytes { get; init; }

    /// <summary>Bytes sent after the guest had switched.</summary>
    public long PostcopyBytes { get; init; }

    /// <summary>Pages that the target asked for after the switch.</summary>
    public long PostcopyRequests { get; init; }

    /// <summary>The rate of the last window, in Mbit/s; of the whole migration once it is over.</summary>
    public double MegabitsPerSecond { get; init; }

    /// <summary>Of the processor's time that auto-converge takes from the guest, in percent; <see langword="null"/> while it takes none.</summary>
    public long? ThrottlePercentage { get; init; }

    /// <summary>Why it failed, in QEMU's words.</summary>
    public string? ErrorDescription { get; init; }

    /// <summary>The whole reply.</summary>
    public required JsonElement Raw { get; init; }

    /// <summary>The status that a migration has ended with, when an event says so; otherwise <see langword="null"/>.</summary>
    internal static string? EndIn(QmpEvent happened) =>
        happened.Name == Event
        && happened.Data.GetProperty("status").GetString()
            is ("completed" or "cancelled" or "failed")
                and var end
            ? end
            : null;

    /// <summary>Reads the reply of <c>query-migrate</c>.</summary>
    public static MigrationStatus Parse(JsonElement reply)
    {
        var ram = Property(reply, "ram") ?? default;
        return new()
        {
            Status = Property(reply, "status")?.GetString() ?? None,
            TotalSeconds = Seconds(reply, "total-time"),
            SetupSeconds = Seconds(reply, "setup-time"),
            DowntimeSeconds = Seconds(reply, "downtime"),
            ExpectedDowntimeSeconds = Seconds(reply, "expected-downtime"),
            TransferredBytes = Count(ram, "transferred"),
            RemainingBytes = Count(ram, "remaining"),
            TotalBytes = Count(ram, "total"),
            NormalPages = Count(ram, "normal"),
            DuplicatePages = Count(ram, "duplicate"),
            NormalBytes = Count(ram, "normal-bytes"),
            DirtySyncCount = Count(ram, "dirty-sync-count"),
            DirtyPagesPerSecond = Count(ram, "dirty-pages-rate"),
            PageSize = Count(ram, "page-size"),
            PrecopyBytes = Count(ram, "precopy-bytes"),
            DowntimeBytes = Count(ram, "downtime-bytes"),
            PostcopyBytes = Count(ram, "postcopy-bytes"),
            PostcopyRequests = Count(ram, "postcopy-requests"),
            MegabitsPerSecond = Property(ram, "mbps")?.GetDouble() ?? 0,
            ThrottlePercentage = Property(reply, "cpu-throttle-percentage")?.GetInt64(),
            ErrorDescription = Property(reply, "error-desc")?.GetString(),
            Raw = reply,
        };
    }

    private static JsonElement? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
            ? value
            : null;

    private static double? Seconds(JsonElement parent, string name) =>
        Property(parent, name)?.GetDouble() * SecondsPerMillisecond;

    private static long Count(JsonElement parent, string name) =>
        Property(parent, name)?.GetInt64() ?? 0;
}
