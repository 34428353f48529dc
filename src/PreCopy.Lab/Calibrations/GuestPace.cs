using System.Diagnostics;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Qemu;

namespace PreCopy.Lab.Calibrations;

/// <summary>The pace of a guest that is not migrated.</summary>
internal static class GuestPace
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Pages a second that a guest really writes, by its own beats.</summary>
    /// <param name="host">What to run it with.</param>
    /// <param name="guest">The guest.</param>
    /// <param name="seconds">How long to watch it.</param>
    /// <param name="cancellation">Ends the watching.</param>
    /// <exception cref="LabException">QEMU failed, or the guest was silent.</exception>
    public static async Task<double> MeasureAsync(
        LabHost host,
        LabGuest guest,
        double seconds,
        CancellationToken cancellation
    )
    {
        await using var qemu = await QemuProcess.StartAsync(
            host.Binary,
            host.Machine(guest, "guest"),
            host.Space,
            cancellation
        );
        await GuestBoot.WaitAsync(qemu, "the guest", cancellation);
        var begun = Stopwatch.GetTimestamp();
        Beat? first = null;
        Beat? last = null;
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
        {
            if (Heartbeat.LastIn(qemu.SerialPath) is { } beat)
            {
                first ??= beat;
                last = beat;
            }
            await Task.Delay(Look, cancellation);
        }
        return last is not null && last != first
            ? last.PagesPerSecondSince(first!)
            : throw new LabException(
                $"the guest has stopped printing: {qemu.ErrorWords}".TrimEnd(' ', ':')
            );
    }
}
