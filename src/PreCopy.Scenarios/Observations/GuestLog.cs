using PreCopy.Model.Observations;

namespace PreCopy.Scenarios.Observations;

/// <summary>What a log tells of a guest, whatever format it came in.</summary>
public sealed record GuestLog
{
    /// <summary>The most samples in a log: thousands tell no more of a curve than hundreds.</summary>
    public const int MostSamples = 1_000;

    /// <summary>The most whole migrations in a log.</summary>
    public const int MostMigrations = 200;

    /// <summary>The most bytes of a log.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>What was read, in words: <c>samples of calc-dirty-rate</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Points of the guest's dirty curve.</summary>
    public IReadOnlyList<DirtySample> Samples { get; init; } = [];

    /// <summary>The complete rounds, where the log is of one migration's progress; the samples are made of them.</summary>
    public IReadOnlyList<ObservedRound> Rounds { get; init; } = [];

    /// <summary>Whole migrations, where the log is a list of them.</summary>
    public IReadOnlyList<ObservedMigration> Migrations { get; init; } = [];

    /// <summary>The bytes of the first pass, where the log tells: the memory without its zero pages.</summary>
    public double? MemoryBytes { get; init; }

    /// <summary>What was left out, and why; a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
