namespace PreCopy.Planning;

/// <summary>A platform's own limit on concurrent migrations, as the setting that an administrator changes.</summary>
/// <param name="Name">The name on the command line: <c>kubevirt</c>.</param>
/// <param name="Title">The platform, for people.</param>
/// <param name="Preset">The name of its stop policy.</param>
public sealed record Platform(string Name, string Title, string Preset)
{
    /// <summary>How many migrations may leave a node at once unless it is told otherwise; null when there is no limit.</summary>
    public int? DefaultPerNode { get; init; }

    /// <summary>How many may run in the whole cluster at once unless it is told otherwise; null when there is no limit.</summary>
    public int? DefaultInAll { get; init; }

    /// <summary>Whether a migration can be given a bandwidth of its own, so that a split can be set.</summary>
    public bool CanSplit { get; init; }

    /// <summary>Whether QEMU runs the VMs: it can slow a guest down until it converges, and end any migration by post-copy.</summary>
    public bool IsQemu { get; init; }
}
