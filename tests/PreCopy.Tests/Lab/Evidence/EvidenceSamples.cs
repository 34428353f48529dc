using PreCopy.Lab.Batches;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Records;

namespace PreCopy.Tests.Lab.Evidence;

/// <summary>Studies to hold against the model: one that was measured, on a loaded machine, and ones made up.</summary>
internal static class EvidenceSamples
{
    /// <summary>10,000 pages over this link take 10 s.</summary>
    public const double Link = 4.096e6;

    /// <summary>What an idle guest sends.</summary>
    public const double Memory = 4.096e7;

    private const long MemoryBytes = 64 << 20;

    /// <summary>The folder of the measured one.</summary>
    public static string Folder => RepositoryRoot.Combine("tests/PreCopy.Tests/samples/lab");

    /// <summary>The measured one.</summary>
    public static LabStudyData Measured { get; } = LabStudyFiles.Load(Folder);

    /// <summary>A study of these batches, with nothing that makes a prediction hard to do in the head.</summary>
    public static LabStudyData Of(params LabRecord[] records) =>
        new(
            records,
            new()
            {
                PageBytesInStream = LabGuest.PageBytes,
                PagesSent = new Dictionary<long, long> { [MemoryBytes] = 10_000 },
                ZeroPagesAtEnd = 0,
                OverheadBytes = 0,
                SetupSeconds = 0,
                QueuedBytes = 0,
                RateRatio = 1,
                StalePages = 0,
            },
            Link
        )
        {
            Origin = "a machine that was made up",
        };

    /// <summary>A kind of batch whose guests write so many pages a second.</summary>
    public static LabCase Case(
        LabMode mode,
        int count,
        int pagesPerSecond = 0,
        Func<LabBatch, LabBatch>? change = null
    )
    {
        var guest = new LabGuest(MemoryBytes, MemoryBytes / 2, pagesPerSecond);
        var batch = new LabBatch([.. Enumerable.Repeat(guest, count)])
        {
            Concurrency = mode is LabMode.Sequential or LabMode.CappedSequential ? 1 : count,
            TimeLimitSeconds = 100,
        };
        var name = $"n{count}-p{pagesPerSecond}-{mode}".ToLowerInvariant();
        return new(name, mode, pagesPerSecond / 1000.0, change?.Invoke(batch) ?? batch);
    }

    /// <summary>A repetition in which every VM ends after these seconds, each from the start.</summary>
    public static LabRecord Run(LabCase kind, int repetition, params double[] endSeconds) =>
        new(new(kind, repetition), [.. endSeconds.Select(Moved)], 1);

    /// <summary>A repetition in which every VM ends so.</summary>
    public static LabRecord Run(LabCase kind, int repetition, LabOutcome outcome) =>
        new(
            new(kind, repetition),
            [.. kind.Batch.Guests.Select(_ => new VmRun { Outcome = outcome, StartSeconds = 0 })],
            1
        );

    /// <summary>A VM that moved.</summary>
    public static VmRun Moved(double endSeconds) =>
        new()
        {
            Outcome = LabOutcome.Completed,
            StartSeconds = 0,
            EndSeconds = endSeconds,
            DowntimeSeconds = 0.1,
            CrossedBytes = (long)Memory,
            DirtySyncs = 3,
        };
}
