using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PreCopy.Lab;
using PreCopy.Lab.Links;
using Xunit;

namespace PreCopy.Tests.Lab.Links;

/// <summary>The link of the kernel's own, where there is root and what it needs.</summary>
public sealed class TcLinkTests : IAsyncDisposable
{
    private const double BitsPerSecond = 40e6;
    private const int WarmUpBytes = 2_000_000;
    private const int Bytes = 8_000_000;
    private const double Band = 0.05;

    private readonly string _mark = $"test-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly List<IDisposable> _sockets = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _sockets.ForEach(socket => socket.Dispose());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_stream_alone_has_the_payload_of_the_link()
    {
        await using var link = Start();
        var target = await FloodAsync(link, await link.OpenAsync(new(), Cancellation));
        await ReadAsync(target, WarmUpBytes);
        var watch = Stopwatch.StartNew();
        await ReadAsync(target, Bytes);

        var ratio = Bytes / watch.Elapsed.TotalSeconds / link.PayloadBytesPerSecond;
        Assert.InRange(ratio, 1 - Band, 1 + Band);
    }

    [Fact]
    public async Task Streams_get_shares_by_weight()
    {
        await using var link = Start();
        var heavy = await link.OpenAsync(new(Weight: 3), Cancellation);
        var light = await link.OpenAsync(new(Weight: 1), Cancellation);
        var (most, least) = (await FloodAsync(link, heavy), await FloodAsync(link, light));
        var counted = new long[2];
        var counting = new[] { CountAsync(most, counted, 0), CountAsync(least, counted, 1) };
        await CrossAsync(WarmUpBytes);
        var (mostBefore, leastBefore) = (counted[0], counted[1]);
        await CrossAsync(Bytes);
        var ratio = (counted[0] - mostBefore) / (double)(counted[1] - leastBefore);

        Assert.InRange(ratio, 3 * (1 - 2 * Band), 3 * (1 + 2 * Band));
        most.Dispose();
        least.Dispose();
        await Task.WhenAll(counting);

        async Task CrossAsync(long bytes)
        {
            for (var goal = counted[0] + bytes; Volatile.Read(ref counted[0]) < goal; )
                await Task.Delay(1, Cancellation);
        }
    }

    [Fact]
    public async Task Disposal_leaves_nothing_with_the_mark()
    {
        await using (var link = Start())
        {
            Assert.Contains(_mark, TcNamespaces.Marks());
            Assert.Throws<LabException>(() => new TcLink(BitsPerSecond, _mark));
            Assert.Contains(_mark, TcNamespaces.Marks());
        }

        Assert.DoesNotContain(_mark, TcNamespaces.Marks());
    }

    [Fact]
    public void What_a_killed_lab_has_left_is_removed_by_its_mark()
    {
        Start();
        TcNamespaces.Remove(_mark);
        TcNamespaces.Remove(_mark);

        Assert.DoesNotContain(_mark, TcNamespaces.Marks());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Two Words")]
    [InlineData("../x")]
    public void What_is_no_mark_is_refused(string mark) =>
        Assert.Throws<ArgumentException>(() => new TcLink(BitsPerSecond, mark));

    [Fact]
    public void A_program_that_is_not_installed_or_fails_is_named()
    {
        var missing = Assert.Throws<LabException>(() => NetworkTool.Run("precopy-no-such-tool x"));
        Assert.Contains("apt-get install iproute2", missing.Message, StringComparison.Ordinal);

        Assert.SkipUnless(TcLink.Missing() is null, TcLink.Missing() ?? "");
        var failed = Assert.Throws<LabException>(() => NetworkTool.Run("ip link show nobody"));
        Assert.Contains("does not exist", failed.Message, StringComparison.Ordinal);
    }

    private TcLink Start()
    {
        Assert.SkipUnless(TcLink.Missing() is null, TcLink.Missing() ?? "");
        return new(BitsPerSecond, _mark);
    }

    // A source that writes until its target is gone, and the target.
    private async Task<Socket> FloodAsync(TcLink link, IStreamPath path)
    {
        var address = IPEndPoint.Parse(path.SourceUri["tcp:".Length..]);
        var listener = NamespaceSocket.Create(link, LinkSide.Target);
        var source = NamespaceSocket.Create(link, LinkSide.Source);
        _sockets.AddRange([listener, source]);
        listener.Bind(address);
        listener.Listen();
        await source.ConnectAsync(address, Cancellation);
        var target = await listener.AcceptAsync(Cancellation);
        _sockets.Add(target);
        _ = WriteAsync(source);
        return target;
    }

    private static async Task WriteAsync(Socket source)
    {
        var bytes = new byte[64 * 1024];
        try
        {
            while (true)
                await source.SendAsync(bytes, Cancellation);
        }
        catch (Exception exception)
            when (exception
                    is SocketException
                        or ObjectDisposedException
                        or OperationCanceledException
            ) { }
    }

    private static async Task ReadAsync(Socket target, long bytes)
    {
        var buffer = new byte[64 * 1024];
        while (bytes > 0)
            bytes -= await target.ReceiveAsync(buffer, Cancellation);
    }

    private static async Task CountAsync(Socket target, long[] counted, int index)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
                counted[index] += await target.ReceiveAsync(buffer, Cancellation);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        { }
    }
}
