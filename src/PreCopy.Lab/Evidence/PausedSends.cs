using PreCopy.SharedLink;

namespace PreCopy.Lab.Evidence;

/// <summary>Keeps what each VM sends while it is paused, and for how long.</summary>
internal readonly struct PausedSends(int count) : ILinkTrace
{
    private readonly (double Bytes, double Seconds)[] _sends = new (double, double)[count];

    public static bool IsEnabled => true;

    /// <summary>The mean rate of the paused send in bytes/s; NaN when there was nothing to send.</summary>
    public double Rate(int vm) => _sends[vm].Bytes / _sends[vm].Seconds;

    public void Sent(int vm, double startSeconds, double endSeconds, double rate, CopyPhase phase)
    {
        if (phase != CopyPhase.Paused)
            return;
        _sends[vm].Bytes += rate * (endSeconds - startSeconds);
        _sends[vm].Seconds += endSeconds - startSeconds;
    }
}
