using System.Text;
using PreCopy.Lab.Guests;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Lab.Guests;

/// <summary>What the guest prints, read while it prints.</summary>
public sealed class HeartbeatTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("AAAAAAAA\n", 0u)]
    [InlineData("AAAAAAAB\n", 1u)]
    [InlineData("PPPPPPPP\n", uint.MaxValue)]
    [InlineData("AAAABCDP\n", 0x123Fu)]
    [InlineData("AAAAAAAB\nAAAAAAAC\n", 2u)]
    [InlineData("AAAAAAAB\nAAAAA", 1u)]
    public void The_last_whole_line_counts(string printed, uint pages) =>
        Assert.Equal(pages, Heartbeat.LastOf(Encoding.ASCII.GetBytes(printed)));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("AAAAAAAA")]
    [InlineData("AAAAAAA\n")]
    [InlineData("AAAAAAAQ\n")]
    [InlineData("aaaaaaaa\n")]
    public void What_is_no_beat_is_none(string printed) =>
        Assert.Null(Heartbeat.LastOf(Encoding.ASCII.GetBytes(printed)));

    [Fact]
    public void A_beat_has_the_time_of_the_file()
    {
        var file = _files.Write("serial", "AAAAAAAA\nAAAAAABA\n");
        var printed = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, printed);

        Assert.Equal(new(16, printed), Heartbeat.LastIn(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAA\nAAA")]
    [InlineData("AAAAAAAA")]
    public void A_beat_that_is_being_printed_has_no_time_yet(string printed) =>
        Assert.Null(Heartbeat.LastIn(_files.Write("serial", printed)));

    [Fact]
    public void The_pace_is_that_between_two_beats()
    {
        var first = new Beat(uint.MaxValue - 99, DateTime.UnixEpoch);
        var second = new Beat(400, DateTime.UnixEpoch.AddSeconds(2));

        Assert.Equal(250, second.PagesPerSecondSince(first));
        Assert.Equal(double.NaN, first.PagesPerSecondSince(first));
    }
}
