using System.Text.Json;
using MathNet.Numerics.Statistics;

namespace PreCopy.Lab.Evidence;

/// <summary>
/// A study in figures. Errors are sizes of predicted over measured minus 1, as fractions; of a kind of batch the mean of its
/// repetitions is measured. <see langword="null"/> where there was nothing to compare.
/// </summary>
public sealed record LabSummary
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Batches that were run.</summary>
    public required int Batches { get; init; }

    /// <summary>Kinds of batch.</summary>
    public required int Cases { get; init; }

    /// <summary>The median error of the makespan.</summary>
    public required double? MakespanMedianError { get; init; }

    /// <summary>The worst error of the makespan.</summary>
    public required double? MakespanWorstError { get; init; }

    /// <summary>Of which kind of batch that is.</summary>
    public required string? MakespanWorstCase { get; init; }

    /// <summary>The median error of the makespan of single batches.</summary>
    public required double? MakespanMedianErrorOfRuns { get; init; }

    /// <summary>The worst error of the makespan of single batches.</summary>
    public required double? MakespanWorstErrorOfRuns { get; init; }

    /// <summary>Of which batch that is.</summary>
    public required string? MakespanWorstRun { get; init; }

    /// <summary>The worst error of the makespan all at once over that one after the other.</summary>
    public required double? RatioWorstError { get; init; }

    /// <summary>Of which kind of batch that is.</summary>
    public required string? RatioWorstCase { get; init; }

    /// <summary>The worst error of the bytes that cross the link.</summary>
    public required double? BytesWorstError { get; init; }

    /// <summary>Of which kind of batch that is.</summary>
    public required string? BytesWorstCase { get; init; }

    /// <summary>The median error of the downtime.</summary>
    public required double? DowntimeMedianError { get; init; }

    /// <summary>The worst error of the downtime.</summary>
    public required double? DowntimeWorstError { get; init; }

    /// <summary>Of which kind of batch that is.</summary>
    public required string? DowntimeWorstCase { get; init; }

    /// <summary>Kinds of batch of which a repetition converged, timed out or went on otherwise than predicted.</summary>
    public required int ConvergenceMisses { get; init; }

    /// <summary>The repetitions that did.</summary>
    public required int ConvergenceMissesOfRuns { get; init; }

    /// <summary>Their kinds of batch.</summary>
    public required IReadOnlyList<string> MissedCases { get; init; }

    /// <summary>From the shortest to the longest of a kind's makespans over their mean: the median.</summary>
    public required double? Repeatability { get; init; }

    /// <summary>What was meant to be reached, and whether it is.</summary>
    public IReadOnlyList<LabGoal> Goals =>
        [
            new("makespan, median error", 0.005, MakespanMedianError),
            new("makespan, worst error", 0.02, MakespanWorstError),
            new("all at once / one after the other, worst error", 0.02, RatioWorstError),
            new("bytes, worst error", 0.02, BytesWorstError),
            new("downtime, median error", 0.15, DowntimeMedianError),
            new("kinds of batch that end otherwise", 0, ConvergenceMisses, IsCount: true),
        ];

    /// <summary>Sums up a study.</summary>
    public static LabSummary Of(LabEvidence evidence)
    {
        var makespan = LabError.Worst(evidence.MakespanErrors);
        var run = LabError.Worst(evidence.MakespanErrorsOfRuns);
        var ratio = LabError.Worst(evidence.Ratios.Select(each => each.Error));
        var bytes = LabError.Worst(evidence.BytesErrors);
        var downtime = LabError.Worst(evidence.DowntimeErrors);
        var missed = evidence.Cases.Where(each => each.RunsMissed > 0).ToList();
        double[] spreads =
        [
            .. evidence
                .Cases.Where(each => each.RunsConverged > 1)
                .Select(each => each.MakespanSeconds.Measured.Relative),
        ];
        return new()
        {
            Batches = evidence.Batches,
            Cases = evidence.Cases.Count,
            MakespanMedianError = LabError.MedianSize(evidence.MakespanErrors),
            MakespanWorstError = Size(makespan),
            MakespanWorstCase = makespan?.Name,
            MakespanMedianErrorOfRuns = LabError.MedianSize(evidence.MakespanErrorsOfRuns),
            MakespanWorstErrorOfRuns = Size(run),
            MakespanWorstRun = run?.Name,
            RatioWorstError = Size(ratio),
            RatioWorstCase = ratio?.Name,
            BytesWorstError = Size(bytes),
            BytesWorstCase = bytes?.Name,
            DowntimeMedianError = LabError.MedianSize(evidence.DowntimeErrors),
            DowntimeWorstError = Size(downtime),
            DowntimeWorstCase = downtime?.Name,
            ConvergenceMisses = missed.Count,
            ConvergenceMissesOfRuns = missed.Sum(each => each.RunsMissed),
            MissedCases = [.. missed.Select(each => each.Case.Name)],
            Repeatability = spreads.Length == 0 ? null : spreads.Median(),
        };
    }

    /// <summary>The summary as one JSON document.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    private static double? Size(LabError? error) =>
        error is { } missed ? Math.Abs(missed.Relative) : null;
}
