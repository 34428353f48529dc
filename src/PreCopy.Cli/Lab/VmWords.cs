using System.Globalization;
using PreCopy.Lab.Qemu;

namespace PreCopy.Cli.Lab;

/// <summary>Where a migration stands, in words.</summary>
internal static class VmWords
{
    private const double MiB = 1L << 20;

    /// <summary>What it is doing, which changes a few times in its life.</summary>
    public static string State(MigrationStatus? status) =>
        status?.Status switch
        {
            null or MigrationStatus.None => "waits",
            "setup" or "active" => "copies",
            "pre-switchover" or "device" => "pauses",
            "postcopy-active" => "fetches the rest",
            "completed" => "has moved",
            "cancelling" or "cancelled" => "stays",
            var other => other,
        };

    /// <summary>That, and how much is left.</summary>
    public static string All(MigrationStatus? status) =>
        status is not null && IsCopying(status)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{State(status)}, {status.RemainingBytes / MiB:0.0} MiB left, round {Math.Max(1, status.DirtySyncCount)}"
            )
            : State(status);

    /// <summary>The share of the memory that is there, 0 … 1; it falls when pages have been dirtied.</summary>
    public static double Share(MigrationStatus? status) =>
        status is null or { TotalBytes: 0 } ? 0
        : State(status) == "has moved" ? 1
        : 1 - (double)status.RemainingBytes / status.TotalBytes;

    private static bool IsCopying(MigrationStatus status) =>
        State(status) is "copies" or "fetches the rest";
}
