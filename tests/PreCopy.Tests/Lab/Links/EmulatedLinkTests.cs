using System.Net.Sockets;
using PreCopy.Lab;
using PreCopy.Lab.Links;
using Xunit;

namespace PreCopy.Tests.Lab.Links;

/// <summary>What crosses the emulated link, and what happens when an end goes.</summary>
public sealed class EmulatedLinkTests : IAsyncLifetime
{
    private const double Fast = 200e6;

    private readonly string _folder = Directory.CreateTempSubdirectory("precopy-").FullName;
    private EmulatedLink _link = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _link = new(Fast, _folder);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_stream_arrives_as_it_was_sent(int streams)
    {
        var total = 0L;
        await Task.WhenAll(
            Enumerable
                .Range(1, streams)
                .Select(async seed =>
                {
                    var sent = new byte[1_000_000 * seed + seed];
                    new Random(seed).NextBytes(sent);
                    var path = await OpenAsync();
                    using var ends = await LinkEnds.JoinAsync(path, Cancellation);
                    var arriving = LinkEnds.ReadAsync(ends.Target, Cancellation);
                    await ends.Source.SendAsync(sent, Cancellation);
                    ends.Source.Shutdown(SocketShutdown.Send);

                    Assert.Equal(sent, await arriving);
                    Assert.Equal(sent.Length, path.CrossedBytes);
                    Interlocked.Add(ref total, sent.Length);
                })
        );
        Assert.Equal(total, _link.TotalBytes);
        Assert.True(_link.BusySeconds > 0);
    }

    [Fact]
    public async Task The_way_back_stays_open_after_the_source_has_sent_its_last()
    {
        using var ends = await LinkEnds.JoinAsync(await OpenAsync(), Cancellation);
        ends.Source.Shutdown(SocketShutdown.Send);
        Assert.Empty(await LinkEnds.ReadAsync(ends.Target, Cancellation));

        var answer = new byte[100_000];
        new Random(1).NextBytes(answer);
        var arriving = LinkEnds.ReadAsync(ends.Source, Cancellation);
        await ends.Target.SendAsync(answer, Cancellation);
        ends.Target.Dispose();

        Assert.Equal(answer, await arriving);
    }

    [Fact]
    public async Task What_a_source_has_sent_arrives_though_it_is_gone()
    {
        var path = await OpenAsync();
        using var ends = await LinkEnds.JoinAsync(path, Cancellation);
        await ends.Target.SendAsync(new byte[10], Cancellation);
        await ends.Source.SendAsync(new byte[100_000], Cancellation);
        ends.Source.Dispose();

        Assert.Equal(100_000, (await LinkEnds.ReadAsync(ends.Target, Cancellation)).Length);
    }

    [Fact]
    public async Task A_target_that_says_its_last_word_still_hears_the_source()
    {
        using var ends = await LinkEnds.JoinAsync(await OpenAsync(), Cancellation);
        ends.Target.Shutdown(SocketShutdown.Send);
        Assert.Empty(await LinkEnds.ReadAsync(ends.Source, Cancellation));
    }

    [Fact]
    public async Task A_target_that_breaks_ends_its_source_and_disturbs_no_other()
    {
        using var other = await LinkEnds.JoinAsync(await OpenAsync(), Cancellation);
        using var ends = await LinkEnds.JoinAsync(await OpenAsync(), Cancellation);
        var flood = ends.FloodAsync(Cancellation);
        ends.Target.Dispose();
        await flood;

        await AssertCrossesAsync(other);
    }

    [Fact]
    public async Task Without_a_target_the_source_is_sent_away_and_may_try_again()
    {
        var path = await OpenAsync();
        using (var source = await LinkEnds.ConnectAsync(path, Cancellation))
            Assert.Empty(await LinkEnds.ReadAsync(source, Cancellation));

        using var ends = await LinkEnds.JoinAsync(path, Cancellation);
        await AssertCrossesAsync(ends);
    }

    [Fact]
    public async Task A_slow_target_loses_nothing_and_holds_up_nobody()
    {
        var slow = await OpenAsync();
        using var full = await LinkEnds.JoinAsync(slow, Cancellation);
        using var other = await LinkEnds.JoinAsync(await OpenAsync(), Cancellation);
        var sent = new byte[3_000_000];
        new Random(2).NextBytes(sent);
        var sending = full.Source.SendAsync(sent, Cancellation);
        await AssertCrossesAsync(other);
        Assert.InRange(slow.CrossedBytes, 0, sent.Length - 1);

        var arriving = LinkEnds.ReadAsync(full.Target, Cancellation);
        await sending;
        full.Source.Shutdown(SocketShutdown.Send);
        Assert.Equal(sent, await arriving);
    }

    [Fact]
    public async Task Disposal_closes_the_connections_and_removes_the_sockets()
    {
        using var ends = await LinkEnds.JoinAsync(await OpenAsync(), Cancellation);
        var flood = ends.FloodAsync(Cancellation);
        await _link.DisposeAsync();

        await flood;
        await LinkEnds.ReadAsync(ends.Target, Cancellation);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        await Assert.ThrowsAsync<ObjectDisposedException>(OpenAsync);
    }

    [Fact]
    public async Task A_path_that_no_socket_can_have_is_refused()
    {
        var folder = Path.Combine(_folder, new string('x', 100));
        await using var link = new EmulatedLink(Fast, folder);

        var error = await Assert.ThrowsAsync<LabException>(() =>
            link.OpenAsync(new(), Cancellation)
        );
        Assert.Contains("at most 107 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_missing_or_in_use_is_refused()
    {
        await using var lost = new EmulatedLink(Fast, Path.Combine(_folder, "lost"));
        await Assert.ThrowsAsync<LabException>(() => lost.OpenAsync(new(), Cancellation));

        await OpenAsync();
        await using var second = new EmulatedLink(Fast, _folder);
        await Assert.ThrowsAsync<LabException>(() => second.OpenAsync(new(), Cancellation));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, 0)]
    [InlineData(1, double.NaN)]
    public Task A_weight_or_a_cap_that_is_no_positive_number_is_refused(
        double weight,
        double capBytesPerSecond
    ) =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            _link.OpenAsync(new(weight, capBytesPerSecond), Cancellation)
        );

    [Fact]
    public void The_machine_itself_is_both_sides_and_all_of_the_link_is_payload()
    {
        Assert.Empty(_link.CommandPrefix(LinkSide.Source));
        Assert.Empty(_link.CommandPrefix(LinkSide.Target));
        Assert.Equal(Fast, _link.PayloadBytesPerSecond);
    }

    private Task<IStreamPath> OpenAsync() => _link.OpenAsync(new(), Cancellation);

    private static async Task AssertCrossesAsync(LinkEnds ends)
    {
        var arriving = LinkEnds.ReadAsync(ends.Target, Cancellation);
        await ends.Source.SendAsync(new byte[500_000], Cancellation);
        ends.Source.Shutdown(SocketShutdown.Send);
        Assert.Equal(500_000, (await arriving).Length);
    }
}
