using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Links;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Records;

namespace PreCopy.Lab.Calibrations;

/// <summary>
/// What a <see cref="Calibrator"/> found with QEMU 7.2, for a batch that is run at once: good to a few thousandths of its
/// makespan with any QEMU.
/// </summary>
public static class UsualCalibration
{
    // Of the first MiB the guest fills nothing: what the firmware leaves in it, and in its own memory.
    private const int FirmwarePages = 84;

    /// <summary>The calibration for the guests of a batch.</summary>
    /// <param name="batch">What will be predicted.</param>
    /// <param name="queuedBytes">Bytes that the kernel holds between QEMU and the link: <see cref="SocketBuffer"/>, or 0.</param>
    public static LabCalibration For(LabBatch batch, long queuedBytes) =>
        new()
        {
            PageBytesInStream = LabPlan.PageBytesInStream,
            PagesSent = batch
                .Guests.Select(guest => guest.MemoryBytes)
                .Distinct()
                .ToDictionary(
                    memory => memory,
                    memory =>
                        (memory - LabGuest.FirstFilledByte) / LabGuest.PageBytes + FirmwarePages
                ),
            ZeroPagesAtEnd = 78,
            OverheadBytes = 116_000,
            SetupSeconds = 0.003,
            QueuedBytes = queuedBytes,
            RateRatio = 1,
            StalePages = 0,
        };
}
