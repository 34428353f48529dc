namespace PreCopy.Lab.Links;

/// <summary>A real link that the streams of a batch share fairly by weight. Disposing of it leaves nothing behind.</summary>
public interface ISharedLink : IAsyncDisposable
{
    /// <summary>What the link carries of the streams' bytes, in bytes/s: its capacity less its framing.</summary>
    double PayloadBytesPerSecond { get; }

    /// <summary>The words that start a program on that side of the link, before its own; empty where the machine itself is both sides.</summary>
    IReadOnlyList<string> CommandPrefix(LinkSide side);

    /// <summary>Opens the way of one migration; the target may listen, and the source connect, from now on.</summary>
    Task<IStreamPath> OpenAsync(StreamSettings settings, CancellationToken cancellation);
}
