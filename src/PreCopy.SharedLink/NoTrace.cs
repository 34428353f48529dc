namespace PreCopy.SharedLink;

/// <summary>Watches nothing.</summary>
public readonly struct NoTrace : ILinkTrace
{
    /// <inheritdoc/>
    public static bool IsEnabled => false;

    /// <inheritdoc/>
    public void Sent(
        int vm,
        double startSeconds,
        double endSeconds,
        double rate,
        CopyPhase phase
    ) { }
}
