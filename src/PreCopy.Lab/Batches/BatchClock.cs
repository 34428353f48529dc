using System.Diagnostics;

namespace PreCopy.Lab.Batches;

/// <summary>Seconds from the start of a batch, on this process's clock and on that of QEMU's events.</summary>
internal sealed class BatchClock
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DateTime _startUtc = DateTime.UtcNow;

    /// <summary>Now.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>The instant that QEMU gives as seconds since 1970.</summary>
    public double Of(double qemuSeconds) =>
        qemuSeconds - (_startUtc - DateTime.UnixEpoch).TotalSeconds;
}
