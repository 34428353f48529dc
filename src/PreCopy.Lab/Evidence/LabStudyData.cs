using PreCopy.Lab.Batches;
using PreCopy.Lab.Records;

namespace PreCopy.Lab.Evidence;

/// <summary>What a study measured, and what its predictions are made of.</summary>
/// <param name="Records">Every batch that was run.</param>
/// <param name="Calibration">What was measured apart.</param>
/// <param name="LinkBytesPerSecond">What the link carried of the streams' bytes, in bytes/s.</param>
public sealed record LabStudyData(
    IReadOnlyList<LabRecord> Records,
    LabCalibration Calibration,
    double LinkBytesPerSecond
)
{
    /// <summary>The step whose trace is kept for a chart: three VMs at once, which re-send for a long time.</summary>
    public const string TracedStep = "n3-d0.25-concurrent-1";

    /// <summary>All that QEMU said during <see cref="TracedStep"/>; empty when it was not run.</summary>
    public IReadOnlyList<TraceLine> Trace { get; init; } = [];

    /// <summary>When the study began, in UTC.</summary>
    public DateTime DateUtc { get; init; }

    /// <summary>Where the measurements were taken, in a line: the machine, QEMU, the commit.</summary>
    public string Origin { get; init; } = "";
}
