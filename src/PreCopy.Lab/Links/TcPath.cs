namespace PreCopy.Lab.Links;

/// <summary>One migration's way over a <see cref="TcLink"/>: a TCP port of the target, which has a class of its own.</summary>
internal sealed record TcPath(string Address, int Port, StreamSettings Settings) : IStreamPath
{
    public string SourceUri => $"tcp:{Address}:{Port}";

    public string TargetUri => SourceUri;

    // The class counts frames, with those sent again.
    public long CrossedBytes => -1;
}
