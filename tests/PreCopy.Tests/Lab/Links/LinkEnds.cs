using System.Net.Sockets;
using PreCopy.Lab.Links;

namespace PreCopy.Tests.Lab.Links;

/// <summary>A source and a target in this process, joined by a link; they stand for two QEMUs.</summary>
internal sealed class LinkEnds : IDisposable
{
    private readonly Socket _listener;

    private LinkEnds(Socket listener, Socket source, Socket target) =>
        (_listener, Source, Target) = (listener, source, target);

    public Socket Source { get; }

    public Socket Target { get; }

    public static async Task<LinkEnds> JoinAsync(IStreamPath path, CancellationToken cancellation)
    {
        var listener = Listen(path);
        var source = await ConnectAsync(path, cancellation);
        return new(listener, source, await listener.AcceptAsync(cancellation));
    }

    public static Socket Listen(IStreamPath path)
    {
        var listener = NewSocket();
        listener.Bind(Address(path.TargetUri));
        listener.Listen();
        return listener;
    }

    public static async Task<Socket> ConnectAsync(IStreamPath path, CancellationToken cancellation)
    {
        var source = NewSocket();
        await source.ConnectAsync(Address(path.SourceUri), cancellation);
        return source;
    }

    /// <summary>Writes until the connection ends or the test does.</summary>
    public async Task FloodAsync(CancellationToken cancellation)
    {
        var bytes = new byte[64 * 1024];
        try
        {
            while (true)
                await Source.SendAsync(bytes, cancellation);
        }
        catch (Exception exception)
            when (exception is SocketException or OperationCanceledException) { }
    }

    /// <summary>Everything that comes until the sender has ended.</summary>
    public static async Task<byte[]> ReadAsync(Socket socket, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        var bytes = new byte[64 * 1024];
        while (await socket.ReceiveAsync(bytes, cancellation) is > 0 and var read)
            all.Write(bytes, 0, read);
        return all.ToArray();
    }

    public void Dispose()
    {
        Source.Dispose();
        Target.Dispose();
        _listener.Dispose();
    }

    private static UnixDomainSocketEndPoint Address(string uri) => new(uri["unix:".Length..]);

    private static Socket NewSocket() =>
        new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
