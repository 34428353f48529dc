using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;

namespace PreCopy.Lab.Qemu;

/// <summary>
/// QEMU's machine protocol over a Unix socket: commands, their replies, and events. Safe for use by several
/// threads; commands are answered in the order they were given.
/// </summary>
public sealed class QmpClient : IAsyncDisposable
{
    /// <summary>How long a command may go unanswered where nothing else is said.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Redial = TimeSpan.FromMilliseconds(5);

    private readonly Socket _socket;
    private readonly StreamReader _reader;
    private readonly Func<Task<string>> _explainEnd;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<long, PendingCommand> _pending = new();
    private readonly QmpEvents _events = new();
    private Task _reading = Task.CompletedTask;
    private string? _end;
    private long _lastId;
    private bool _isDisposed;

    private QmpClient(Socket socket, Func<Task<string>> explainEnd)
    {
        _socket = socket;
        _reader = new(new NetworkStream(socket));
        _explainEnd = explainEnd;
    }

    /// <summary>Is told each event as it arrives, on the thread that reads: it must not wait for a command.</summary>
    public event Action<QmpEvent>? EventArrived;

    /// <summary>QEMU's version, as it greeted.</summary>
    public Version Version { get; private set; } = new();

    /// <summary>The events so far, in order.</summary>
    public IReadOnlyList<QmpEvent> Events => _events.Snapshot();

    /// <summary>Waits until the socket is there and QEMU greets, and agrees on the protocol.</summary>
    /// <exception cref="LabException">It did not within the time, or what answers is not QEMU.</exception>
    public static Task<QmpClient> ConnectAsync(
        string socketPath,
        TimeSpan timeout,
        CancellationToken cancellation
    ) =>
        ConnectAsync(
            socketPath,
            timeout,
            () => Task.FromResult("the connection to its monitor has ended"),
            cancellation
        );

    /// <summary>The same, with words for the end of a connection from one who knows more.</summary>
    internal static async Task<QmpClient> ConnectAsync(
        string socketPath,
        TimeSpan timeout,
        Func<Task<string>> explainEnd,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        QmpClient? client = null;
        try
        {
            client = new(await DialAsync(socketPath, limit.Token), explainEnd);
            await client.GreetAsync(limit.Token);
            return client;
        }
        catch (Exception exception)
        {
            if (client is not null)
                await client.DisposeAsync();
            if (exception is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw new LabException(
                    $"QEMU did not open its monitor at {socketPath} within {timeout.TotalSeconds} s"
                );
            throw;
        }
    }

    /// <summary>Gives a command and waits for its reply, for <see cref="DefaultTimeout"/> at most.</summary>
    /// <inheritdoc cref="ExecuteAsync(string, object, TimeSpan, CancellationToken)"/>
    public Task<JsonElement> ExecuteAsync(
        string command,
        object? arguments,
        CancellationToken cancellation
    ) => ExecuteAsync(command, arguments, DefaultTimeout, cancellation);

    /// <summary>Gives a command and waits for its reply.</summary>
    /// <param name="command">QEMU's name of it.</param>
    /// <param name="arguments">A dictionary of QEMU's names, or an object whose properties have them in C#'s spelling: <c>MaxBandwidth</c> is <c>max-bandwidth</c>.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellation">Ends the waiting; QEMU may carry out the command all the same.</param>
    /// <returns>What it returns: an empty object when it has nothing to say.</returns>
    /// <exception cref="QmpException">QEMU refused it.</exception>
    /// <exception cref="LabException">QEMU did not answer in time, or is gone.</exception>
    public async Task<JsonElement> ExecuteAsync(
        string command,
        object? arguments,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        var id = Interlocked.Increment(ref _lastId);
        var pending = _pending[id] = new(command);
        try
        {
            if (Volatile.Read(ref _end) is { } end)
                pending.End(end);
            else
                await WriteAsync(QmpMessage.Command(id, command, arguments)).WaitAsync(limit.Token);
            return await pending.Reply.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new LabException(
                $"QEMU did not answer `{command}` within {timeout.TotalSeconds} s"
            );
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    /// <summary>The first event of that name since the connection's start, past or to come.</summary>
    /// <exception cref="LabException">QEMU is gone and none came.</exception>
    public Task<QmpEvent> EventAsync(string name, CancellationToken cancellation) =>
        EventAsync(name, _ => true, cancellation);

    /// <summary>The first event of that name and kind since the connection's start, past or to come.</summary>
    /// <exception cref="LabException">QEMU is gone and none came.</exception>
    public Task<QmpEvent> EventAsync(
        string name,
        Func<QmpEvent, bool> matches,
        CancellationToken cancellation
    ) =>
        _events.FirstAsync(name, arrived => arrived.Name == name && matches(arrived), cancellation);

    /// <summary>Ends the connection; QEMU goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _socket.Dispose();
        await _reading;
        _reader.Dispose();
    }

    private static async Task<Socket> DialAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            var socket = new Socket(
                AddressFamily.Unix,
                SocketType.Stream,
                ProtocolType.Unspecified
            );
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
                await Task.Delay(Redial, cancellation);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private async Task GreetAsync(CancellationToken cancellation)
    {
        var greeting = await _reader.ReadLineAsync(cancellation);
        Version = QmpMessage.Greeting(greeting ?? throw new LabException(await _explainEnd()));
        _reading = Task.Run(ReadAsync, CancellationToken.None);
        await ExecuteAsync("qmp_capabilities", null, Timeout.InfiniteTimeSpan, cancellation);
    }

    // Never fails: what ends it is told to those who wait.
    private async Task ReadAsync()
    {
        string end;
        try
        {
            while (await _reader.ReadLineAsync() is { } line)
                Take(QmpMessage.Parse(line));
            end = await _explainEnd();
        }
        catch (Exception exception)
            when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            end = _isDisposed ? "its monitor was closed" : await _explainEnd();
        }
        catch (LabException exception)
        {
            end = exception.Message;
        }
        catch (Exception exception)
        {
            end = $"its words could not be taken: {exception.Message}";
        }
        Volatile.Write(ref _end, end);
        foreach (var pending in _pending.Values)
            pending.End(end);
        _events.End(end);
    }

    private void Take(JsonElement message)
    {
        if (QmpMessage.Event(message) is { } arrived)
        {
            _events.Add(arrived);
            EventArrived?.Invoke(arrived);
        }
        else if (!message.TryGetProperty("id", out var id))
            throw new LabException($"QEMU did not understand a command: {message}");
        // A reply that nobody waits for any more is late; its command was given up.
        else if (
            id.ValueKind == JsonValueKind.Number
            && id.TryGetInt64(out var number)
            && _pending.TryGetValue(number, out var pending)
        )
            pending.Take(message);
    }

    // Not to be cancelled: half a command would spoil the next.
    private async Task WriteAsync(byte[] line)
    {
        await _writing.WaitAsync();
        try
        {
            await _socket.SendAsync(line);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The reader finds the same end, and has the words for it.
        }
        finally
        {
            _writing.Release();
        }
    }
}
