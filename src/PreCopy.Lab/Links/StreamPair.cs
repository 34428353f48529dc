using System.Net.Sockets;

namespace PreCopy.Lab.Links;

/// <summary>
/// The two connections of one migration that the link joins. What goes to the target is taken when the link grants it; what
/// comes back goes at once. Apart from the way back, one thread uses it.
/// </summary>
internal sealed class StreamPair : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private const int ReturnBytes = 4096;

    private readonly Socket _source;
    private readonly Socket _target;
    private readonly EmulatedStream _stream;
    private readonly TokenBucket? _cap;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly TaskCompletionSource _closed = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    // Taken from the source, and still to be written to a target that is slower than the link.
    private ReadOnlyMemory<byte> _unwritten;
    private int _available;
    private long _taken;
    private bool _hasWaited;
    private bool _isSourceOver;
    private volatile bool _isReturnOver;

    public StreamPair(Socket source, Socket target, EmulatedStream stream)
    {
        (_source, _target, _stream) = (source, target, stream);
        if (!double.IsPositiveInfinity(stream.Settings.CapBytesPerSecond))
            _cap = new(stream.Settings.CapBytesPerSecond);
        target.Blocking = false;
        new Thread(Return) { Name = "return path", IsBackground = true }.Start();
    }

    public double Weight => _stream.Settings.Weight;

    /// <summary>Bytes per unit of weight that it is behind the stream that is furthest; the link keeps the account.</summary>
    public double Lag { get; set; }

    /// <summary>Ends when both connections are closed.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Whether bytes wait in the source's socket for the link.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Whether bytes waited since the last tick and all of them have been taken in this one.</summary>
    public bool IsOwed => _hasWaited && !IsWaiting;

    /// <summary>Bytes that it could take now; looks for the ends of both connections.</summary>
    public double Demand(double seconds)
    {
        _cap?.Accrue(seconds);
        (_available, _taken, _hasWaited) = (0, 0, IsWaiting);
        try
        {
            Flush();
            if (_unwritten.IsEmpty && !_isSourceOver)
                Look();
            // An empty write fails when the other side is gone, and does nothing when it has only said its last word.
            if (_isReturnOver && (_isSourceOver || IsBroken(_target)))
                Dispose();
        }
        catch (SocketException)
        {
            Dispose();
        }

        return _cap is null ? _available : Math.Min(_available, _cap.CreditBytes);
    }

    /// <summary>Forwards what it was granted; the bytes taken.</summary>
    public long Take(double grant, double seconds)
    {
        try
        {
            while (_unwritten.IsEmpty && (long)grant - _taken is > 0 and var bytes)
            {
                var read = _source.Receive(_buffer.AsSpan(0, (int)Math.Min(bytes, BufferBytes)));
                _unwritten = _buffer.AsMemory(0, read);
                _taken += read;
                Flush();
            }
        }
        catch (SocketException)
        {
            Dispose();
        }

        IsWaiting = _available > _taken && _unwritten.IsEmpty;
        _cap?.Spend(_taken);
        _cap?.Settle(IsOwed, seconds);
        return _taken;
    }

    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
        _available = 0;
        _closed.TrySetResult();
    }

    private void Look()
    {
        _available = _source.Available;
        if (_available > 0 || !_source.Poll(0, SelectMode.SelectRead))
            return;
        // Readable: bytes have come meanwhile, or there will be none any more.
        _available = _source.Available;
        if (_available > 0)
            return;
        _isSourceOver = true;
        _target.Shutdown(SocketShutdown.Send);
    }

    private void Flush()
    {
        while (!_unwritten.IsEmpty)
        {
            var sent = _target.Send(_unwritten.Span, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return;
            if (error != SocketError.Success)
                throw new SocketException((int)error);
            _unwritten = _unwritten[sent..];
            _stream.Cross(sent);
        }
    }

    private static bool IsBroken(Socket socket)
    {
        socket.Send(ReadOnlySpan<byte>.Empty, SocketFlags.None, out var error);
        return error is not (SocketError.Success or SocketError.WouldBlock);
    }

    // A thread that sleeps in the kernel until there is something to bring back. An asynchronous read would wake the thread
    // pool whenever the target has read, a thousand times a second.
    private void Return()
    {
        var buffer = new byte[ReturnBytes];
        try
        {
            while (
                _target.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead)
                && _target.Receive(buffer) is > 0 and var read
            )
            {
                _source.Send(buffer.AsSpan(0, read));
            }

            _source.Shutdown(SocketShutdown.Send);
        }
        // The source may have left before its last bytes have crossed: those still go.
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        { }

        _isReturnOver = true;
    }
}
