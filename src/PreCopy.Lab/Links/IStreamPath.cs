namespace PreCopy.Lab.Links;

/// <summary>The way of one migration over a link, from the source's QEMU to the target's.</summary>
public interface IStreamPath
{
    /// <summary>Where the source is told to migrate to: the argument of QEMU's <c>migrate</c>.</summary>
    string SourceUri { get; }

    /// <summary>Where the target listens: the argument of QEMU's <c>migrate-incoming</c>.</summary>
    string TargetUri { get; }

    /// <summary>Bytes of the stream that have crossed the link so far, in the direction of the target; -1 when the link cannot tell.</summary>
    long CrossedBytes { get; }
}
