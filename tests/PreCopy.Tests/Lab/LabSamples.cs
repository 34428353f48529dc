using System.Text.Json;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Records;
using PreCopy.Lab.Sessions;

namespace PreCopy.Tests.Lab;

/// <summary>Batches, runs and manifests that no QEMU was needed for.</summary>
internal static class LabSamples
{
    public static LabGuest Guest { get; } = new(16 << 20, 8 << 20, 1000);

    public static LabPlan Plan { get; } =
        new(
            "tiny",
            25e6,
            Repetitions: 2,
            [
                new("one", LabMode.Sequential, 0.1, new([Guest])),
                new("two", LabMode.Concurrent, 0.2, new([Guest, Guest])),
            ]
        );

    public static LabSetting Setting { get; } =
        new(
            "tiny",
            Seed: 1,
            LinkKind.Emulated,
            25e6,
            "tcg",
            "QEMU emulator version 7.2.0",
            new("AMD EPYC", 2, 256, "Debian", "X64", ".NET 10")
        );

    public static LabCalibration Calibration { get; } =
        new()
        {
            PageBytesInStream = 4104.5,
            PagesSent = new Dictionary<long, long> { [16 << 20] = 3924, [32 << 20] = 8020 },
            ZeroPagesAtEnd = 78,
            OverheadBytes = 115_388.25,
            SetupSeconds = 0.005,
            QueuedBytes = 240_960,
            RateRatio = 0.9998,
            StalePages = 0,
        };

    public static VmRun Moved(double start, double end) =>
        new()
        {
            Outcome = LabOutcome.Completed,
            StartSeconds = start,
            EndSeconds = end,
            DowntimeSeconds = 0.1,
            ReportedDowntimeSeconds = 0.101,
            ReportedTotalSeconds = end - start,
            SetupSeconds = 0.001,
            TransferredBytes = 16_000_000,
            CrossedBytes = 16_113_019,
            NormalPages = 3924,
            ZeroPages = 303,
            DirtySyncs = 3,
            GuestPagesPerSecond = 999.5,
        };

    public static BatchRun Run(LabBatch batch, double linkUse = 1) =>
        new(
            [.. batch.Guests.Select((_, vm) => Moved(vm, vm + 1))],
            linkUse,
            [new(0.25, 0, "source STOP", default), new(0.5, 0, "query-migrate", Said)]
        );

    private static JsonElement Said =>
        JsonElement.Parse("""{"status":"completed","ram":{"x":1}}""");
}
