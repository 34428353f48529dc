using System.Net.Sockets;
using System.Text;

namespace PreCopy.Lab.Links;

/// <summary>One migration's way over an <see cref="EmulatedLink"/>: a socket on each side.</summary>
internal sealed class EmulatedStream : IStreamPath, IAsyncDisposable
{
    // What the kernel has room for, less the zero at the end.
    private const int MostPathBytes = 107;

    private readonly Socket _listener = NewSocket();
    private readonly CancellationTokenSource _stop = new();
    private readonly string _sourcePath;
    private readonly string _targetPath;
    private readonly Task _accepting;
    private long _crossedBytes;

    public EmulatedStream(string folder, int number, StreamSettings settings, Pacer pacer)
    {
        Settings = settings;
        _sourcePath = SocketPath(folder, $"s{number}");
        _targetPath = SocketPath(folder, $"t{number}");
        try
        {
            _listener.Bind(new UnixDomainSocketEndPoint(_sourcePath));
            _listener.Listen();
        }
        catch (SocketException exception)
        {
            _listener.Dispose();
            throw new LabException($"{_sourcePath}: {exception.Message}", exception);
        }

        _accepting = AcceptAsync(pacer);
    }

    public StreamSettings Settings { get; }

    public string SourceUri => $"unix:{_sourcePath}";

    public string TargetUri => $"unix:{_targetPath}";

    public long CrossedBytes => Volatile.Read(ref _crossedBytes);

    /// <summary>Counts; one thread does.</summary>
    public void Cross(int bytes) => Volatile.Write(ref _crossedBytes, _crossedBytes + bytes);

    /// <summary>Takes no more connections and removes the socket files. Whoever forwards has ended before.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
        File.Delete(_sourcePath);
        File.Delete(_targetPath);
    }

    // One connection at a time: a second one waits until the first has ended, as that of a migration tried again does.
    private async Task AcceptAsync(Pacer pacer)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var source = await _listener.AcceptAsync(_stop.Token);
                if (await ConnectAsync(source) is { } pair)
                {
                    pacer.Add(pair);
                    await pair.Closed;
                }
            }
            catch (OperationCanceledException) { }
        }
    }

    // Without a target that listens the source is sent away, as on a real network.
    private async Task<StreamPair?> ConnectAsync(Socket source)
    {
        var target = NewSocket();
        try
        {
            await target.ConnectAsync(new UnixDomainSocketEndPoint(_targetPath), _stop.Token);
            return new(source, target, this);
        }
        catch (Exception exception)
            when (exception is SocketException or OperationCanceledException)
        {
            source.Dispose();
            target.Dispose();
            return null;
        }
    }

    private static Socket NewSocket() =>
        new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    private static string SocketPath(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Encoding.UTF8.GetByteCount(path) <= MostPathBytes
            ? path
            : throw new LabException(
                $"{path}: a socket's path has at most {MostPathBytes} bytes; choose a shorter folder"
            );
    }
}
