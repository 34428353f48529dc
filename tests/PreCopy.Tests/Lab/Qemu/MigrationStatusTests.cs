using System.Text.Json;
using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Lab.Qemu;

/// <summary>What is read from replies of <c>query-migrate</c> as QEMU 7.2 gives them.</summary>
public sealed class MigrationStatusTests
{
    [Fact]
    public void An_active_migration_has_what_it_has_sent_and_no_downtime()
    {
        var status = Parse(
            """
            {"expected-downtime": 300, "status": "active", "setup-time": 2, "total-time": 1504,
             "cpu-throttle-percentage": 30,
             "ram": {"total": 67649536, "postcopy-requests": 3, "dirty-sync-count": 4,
                     "multifd-bytes": 0, "pages-per-second": 6090, "downtime-bytes": 11,
                     "page-size": 4096, "remaining": 33341440, "postcopy-bytes": 12,
                     "mbps": 199.87, "transferred": 34451632, "dirty-sync-missed-zero-copy": 0,
                     "precopy-bytes": 34451620, "duplicate": 111, "dirty-pages-rate": 2335,
                     "skipped": 0, "normal-bytes": 34336768, "normal": 8383}}
            """
        );

        Assert.Equal("active", status.Status);
        Assert.Equal(1.504, status.TotalSeconds!.Value, 12);
        Assert.Equal(0.002, status.SetupSeconds!.Value, 12);
        Assert.Equal(0.3, status.ExpectedDowntimeSeconds!.Value, 12);
        Assert.Null(status.DowntimeSeconds);
        Assert.Null(status.ErrorDescription);
        Assert.Equal(34_451_632, status.TransferredBytes);
        Assert.Equal(33_341_440, status.RemainingBytes);
        Assert.Equal(67_649_536, status.TotalBytes);
        Assert.Equal(8_383, status.NormalPages);
        Assert.Equal(111, status.DuplicatePages);
        Assert.Equal(34_336_768, status.NormalBytes);
        Assert.Equal(4, status.DirtySyncCount);
        Assert.Equal(2_335, status.DirtyPagesPerSecond);
        Assert.Equal(4_096, status.PageSize);
        Assert.Equal(34_451_620, status.PrecopyBytes);
        Assert.Equal(11, status.DowntimeBytes);
        Assert.Equal(12, status.PostcopyBytes);
        Assert.Equal(3, status.PostcopyRequests);
        Assert.Equal(199.87, status.MegabitsPerSecond);
        Assert.Equal(30, status.ThrottlePercentage);
    }

    [Fact]
    public void Before_the_first_migration_there_is_none()
    {
        var status = Parse("{}");

        Assert.Equal(MigrationStatus.None, status.Status);
        Assert.Null(status.TotalSeconds);
        Assert.Null(status.ThrottlePercentage);
        Assert.Equal(0, status.TransferredBytes);
        Assert.Equal(0, status.MegabitsPerSecond);
    }

    [Fact]
    public void A_failed_migration_has_the_words_of_qemu()
    {
        var status = Parse("""{"status": "failed", "error-desc": "Unable to write to socket"}""");

        Assert.Equal("failed", status.Status);
        Assert.Equal("Unable to write to socket", status.ErrorDescription);
    }

    [Fact]
    public void The_whole_reply_is_kept()
    {
        var status = Parse("""{"status": "active", "from-the-future": 1}""");

        Assert.Equal(1, status.Raw.GetProperty("from-the-future").GetInt32());
    }

    private static MigrationStatus Parse(string reply) =>
        MigrationStatus.Parse(JsonElement.Parse(reply));
}
