using System.Diagnostics;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Qemu;

namespace PreCopy.Lab.Batches;

/// <summary>The start of a guest, from the firmware to its first beat.</summary>
internal static class GuestBoot
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Waits until the guest has filled its memory and says so.</summary>
    /// <exception cref="LabException">It says nothing, or its QEMU has ended.</exception>
    public static async Task WaitAsync(
        QemuProcess qemu,
        string name,
        CancellationToken cancellation
    )
    {
        var begun = Stopwatch.GetTimestamp();
        while (Heartbeat.LastIn(qemu.SerialPath) is null)
        {
            if (Stopwatch.GetElapsedTime(begun) > Longest)
                throw new LabException(
                    $"the guest of {name} printed nothing within {Longest.TotalSeconds:0} s: {qemu.ErrorWords}"
                );
            if (qemu.Exited.IsCompleted)
                throw new LabException($"{name} ended while its guest booted: {qemu.ErrorWords}");
            await Task.Delay(20, cancellation);
        }
    }
}
