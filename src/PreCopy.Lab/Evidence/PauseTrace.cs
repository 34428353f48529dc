using PreCopy.SharedLink;

namespace PreCopy.Lab.Evidence;

/// <summary>Keeps at what rates each VM was copied before and in its pause, and what the pause sent.</summary>
internal readonly struct PauseTrace(int count) : ILinkTrace
{
    private readonly double[] _liveRates = new double[count];
    private readonly (double Bytes, double Seconds)[] _sends = new (double, double)[count];

    public static bool IsEnabled => true;

    /// <summary>The rate at which the VM was copied when QEMU looked for the last time, in bytes/s.</summary>
    public double LiveRate(int vm) => _liveRates[vm];

    /// <summary>What the pause sent, in bytes.</summary>
    public double Bytes(int vm) => _sends[vm].Bytes;

    /// <summary>The mean rate of the pause in bytes/s; that before it when there was nothing to send.</summary>
    public double PausedRate(int vm) =>
        _sends[vm].Seconds > 0 ? _sends[vm].Bytes / _sends[vm].Seconds : _liveRates[vm];

    public void Sent(int vm, double startSeconds, double endSeconds, double rate, CopyPhase phase)
    {
        if (phase is CopyPhase.FirstPass or CopyPhase.Resent)
            _liveRates[vm] = rate;
        if (phase != CopyPhase.Paused)
            return;
        _sends[vm].Bytes += rate * (endSeconds - startSeconds);
        _sends[vm].Seconds += endSeconds - startSeconds;
    }
}
