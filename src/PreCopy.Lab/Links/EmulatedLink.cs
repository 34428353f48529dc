namespace PreCopy.Lab.Links;

/// <summary>
/// A shared link inside this process, for which no right and no network is needed: streams cross it over Unix sockets,
/// at weighted max-min fair rates (model, section 3). Bytes on the way back cross at once and cost nothing.
/// </summary>
/// <remarks>
/// The link takes from a source's socket only what it forwards at once, so its only buffer is what the kernel holds between
/// the source and the link (<see cref="SocketBuffer"/>). A source that fills it late by up to 10 ms loses nothing of its
/// share, as if a network's send queue had bridged the gap. On an idle machine the long-run rate is within 0.05 % of the
/// capacity; where processes wait for processors, sources and link alike fall behind.
/// </remarks>
public sealed class EmulatedLink : ISharedLink
{
    private readonly double _bytesPerSecond;
    private readonly string _folder;
    private readonly Pacer _pacer;
    private readonly List<EmulatedStream> _streams = [];
    private bool _isDisposed;

    /// <summary>Starts a link without streams.</summary>
    /// <param name="bytesPerSecond">Its capacity, in bytes/s of payload: it has no framing.</param>
    /// <param name="folder">An existing folder of its own, for the sockets.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not a positive number.</exception>
    public EmulatedLink(double bytesPerSecond, string folder)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerSecond);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(bytesPerSecond), false);
        (_bytesPerSecond, _folder) = (bytesPerSecond, folder);
        _pacer = new(bytesPerSecond);
    }

    /// <inheritdoc/>
    public double PayloadBytesPerSecond => _bytesPerSecond;

    /// <summary>Bytes of all streams that have crossed so far.</summary>
    public long TotalBytes => _pacer.TotalBytes;

    /// <summary>
    /// Seconds in which bytes have waited for the link so far. The link's use is the total over this and the capacity: below 1
    /// where the machine was too busy to forward in time, a little above where a source's dry spell was made up for.
    /// </summary>
    public double BusySeconds => _pacer.BusySeconds;

    /// <inheritdoc/>
    public IReadOnlyList<string> CommandPrefix(LinkSide side) => [];

    /// <inheritdoc/>
    /// <exception cref="LabException">A socket's path is too long, or there is no socket to be had there.</exception>
    public Task<IStreamPath> OpenAsync(StreamSettings settings, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellation.ThrowIfCancellationRequested();
        settings.Check();
        var stream = new EmulatedStream(_folder, _streams.Count, settings, _pacer);
        _streams.Add(stream);
        return Task.FromResult<IStreamPath>(stream);
    }

    /// <summary>Closes all connections, and removes all sockets from the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _pacer.Dispose();
        foreach (var stream in _streams)
            await stream.DisposeAsync();
    }
}
