using System.Text;
using PreCopy.Scenarios.Observations;

namespace PreCopy.Tests.Scenarios.Observations;

/// <summary>Logs from text, and progress reports in both of their formats.</summary>
internal static class Logs
{
    public const double MiB = 1L << 20;

    public static GuestLog Read(string text, double pageBytes = GuestLogReader.DefaultPageBytes) =>
        GuestLogReader.Read(Encoding.UTF8.GetBytes(text), pageBytes);

    /// <summary>A reply of query-migrate: seconds, dirty-sync-count, MiB remaining, MiB of pages sent.</summary>
    public static string Reply(double seconds, int round, double remaining, double sent) =>
        $$"""{"return":{"status":"active","total-time":{{seconds * 1e3}},"ram":{"total":{{1024 * MiB}},"remaining":{{remaining * MiB}},"transferred":{{sent * MiB}},"duplicate":0,"normal":{{sent * MiB / 4096}},"normal-bytes":{{sent * MiB}},"dirty-sync-count":{{round}},"page-size":4096} } }""";

    /// <summary>The same as virsh domjobinfo prints it.</summary>
    public static string Report(double seconds, int round, double remaining, double sent) =>
        $"""
            Job type:         Unbounded
            Operation:        Outgoing migration
            Time elapsed:     {seconds * 1e3}         ms
            Memory processed: {sent:0.000} MiB
            Memory remaining: {remaining:0.000} MiB
            Memory total:     1.000 GiB
            Memory bandwidth: 100.000 MiB/s
            Dirty rate:       2560         pages/s
            Page size:        4096         bytes
            Iteration:        {round}
            Constant pages:   0
            Normal pages:     {sent * 256}
            Expected downtime: 300          ms


            """;
}
