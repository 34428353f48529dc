using PreCopy.Model.Observations;
using Xunit;

namespace PreCopy.Tests.Scenarios.Observations;

/// <summary>CSV, with units where people write them.</summary>
public sealed class CsvLogTests
{
    [Theory]
    [InlineData("seconds,bytes\n0.5,1048576\n2,2097152")]
    [InlineData("\uFEFFseconds,bytes\r\n0.5,1048576\r\n2,2097152\r\n")]
    [InlineData("Time (ms),Dirty (MiB)\n500,1\n2000,2")]
    [InlineData("time_ms, unique [MiB]\n500, 1\n2000, 2")]
    [InlineData("ms,dirtied MiB\n500,1\n2000,2")]
    [InlineData("# measured at night\n\ninterval,load,bytes\n\"500 ms\",9,\"1 MiB\"\n2 s,9,2 MiB")]
    [InlineData("pages,seconds\n256,0.5\n512,2")]
    [InlineData("seconds,dirty pages,page size\n0.5,16,64 KiB\n2,1,2 MiB")]
    public void A_dirty_curve(string text)
    {
        var log = Logs.Read(text);

        Assert.Equal<DirtySample>([new(0.5, Logs.MiB), new(2, 2 * Logs.MiB)], log.Samples);
        Assert.Empty(log.Migrations);
    }

    [Fact]
    public void The_page_size_may_come_from_outside() =>
        Assert.Equal(65536, Logs.Read("seconds,pages\n1,1", 65536).Samples[0].Bytes);

    [Fact]
    public void The_same_length_may_be_measured_again_and_amounts_may_scatter() =>
        Assert.Equal(3, Logs.Read("seconds,bytes\n1,100\n1,98\n2,97").Samples.Count);

    [Fact]
    public void Whole_migrations()
    {
        var log = Logs.Read(
            "memory,total_seconds,bytes_sent,downtime (ms),bandwidth,concurrency\n"
                + "8 GiB,7.5,9 GiB,200,10 Gbit/s,2\n"
        );

        Assert.Equal<ObservedMigration>(
            [
                new(8192 * Logs.MiB, 7.5, 9216 * Logs.MiB)
                {
                    DowntimeSeconds = 0.2,
                    BandwidthBytesPerSecond = 1.25e9,
                    Concurrency = 2,
                },
            ],
            log.Migrations
        );
        Assert.Empty(log.Samples);
    }

    [Fact]
    public void Whole_migrations_without_what_is_optional() =>
        Assert.Equal<ObservedMigration>(
            [new(8192 * Logs.MiB, 7, 9216 * Logs.MiB)],
            Logs.Read("total time,memory,sent\n7 s,8 GiB,9 GiB").Migrations
        );
}
