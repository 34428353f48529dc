using PreCopy.Lab.Links;
using Xunit;

namespace PreCopy.Tests.Lab.Links;

/// <summary>What a socket holds when nobody reads.</summary>
public sealed class SocketBufferTests
{
    [Fact]
    public void A_socket_holds_some_pages_and_the_same_ones_every_time()
    {
        var bytes = SocketBuffer.UnixSocketBufferBytes();

        Assert.InRange(bytes, 4096, 64 << 20);
        Assert.Equal(bytes, SocketBuffer.UnixSocketBufferBytes());
    }
}
