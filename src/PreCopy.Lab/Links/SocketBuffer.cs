using System.Net.Sockets;

namespace PreCopy.Lab.Links;

/// <summary>What the kernel holds between a source that writes pages and a link that has not read them.</summary>
public static class SocketBuffer
{
    private const int HeaderBytes = 8;
    private const int PageBytes = 4096;

    // QEMU writes its queue when it has 64 pieces.
    private const int Pieces = 64;

    /// <summary>Bytes that a Unix stream socket takes of a migration, written as QEMU does, while nobody reads; measured now.</summary>
    public static long UnixSocketBufferBytes()
    {
        // An address of the kernel's own, not of the file system: nothing is left behind.
        var address = new UnixDomainSocketEndPoint($"\0precopy-{Guid.NewGuid()}");
        using var listener = NewSocket();
        listener.Bind(address);
        listener.Listen();
        using var source = NewSocket();
        source.Connect(address);
        using var link = listener.Accept();

        source.Blocking = false;
        var pages = Pages();
        var total = 0L;
        while (true)
        {
            var sent = source.Send(pages, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return total;
            if (error != SocketError.Success)
                throw new SocketException((int)error);
            total += sent;
        }
    }

    private static List<ArraySegment<byte>> Pages() =>
        [
            .. Enumerable
                .Range(0, Pieces)
                .Select(i => new ArraySegment<byte>(
                    new byte[i % 2 == 0 ? HeaderBytes : PageBytes]
                )),
        ];

    private static Socket NewSocket() =>
        new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
