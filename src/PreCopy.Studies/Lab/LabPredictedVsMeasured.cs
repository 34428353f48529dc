using PreCopy.Lab.Evidence;
using PreCopy.Results;

namespace PreCopy.Studies.Lab;

/// <summary>Measured in the lab: how far the model's makespan is off, for every kind of batch that ends.</summary>
public sealed class LabPredictedVsMeasured : IStudy
{
    /// <inheritdoc/>
    public string Name => "lab-predicted-vs-measured";

    /// <inheritdoc/>
    public string Question => "How far off is the model from real QEMU migrations?";

    /// <inheritdoc/>
    public bool NeedsLab => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var evidence = LabRows.Evidence(context);
        var data = new Table(
            "case",
            "schedule",
            "predicted (s)",
            "measured (s)",
            "error (%)",
            "lowest error (%)",
            "highest error (%)"
        );
        foreach (var each in evidence.Cases.Where(each => each.Counts))
        {
            var makespan = each.MakespanSeconds;
            if (!double.IsFinite(makespan.RelativeError))
                continue;
            data.Add(
                each.Case.Name,
                LabRows.Words(each.Case.Mode),
                makespan.Predicted,
                makespan.Measured.Mean,
                100 * makespan.RelativeError,
                // The longest run is the one that the prediction exceeds least.
                100 * makespan.ErrorOf(makespan.Measured.Highest),
                100 * makespan.ErrorOf(makespan.Measured.Lowest)
            );
        }
        return data.Rows.Count > 0
            ? new(data, Finding(evidence))
            : throw LabRows.Missing("a batch that the model can be held against");
    }

    private static string Finding(LabEvidence evidence)
    {
        var summary = LabSummary.Of(evidence);
        return $"{summary.Batches} real batches of {summary.Cases} kinds: the predicted makespan is off by {LabMarkdown.Percent(summary.MakespanMedianError)} in "
            + $"the median and {LabMarkdown.Percent(summary.MakespanWorstError)} at worst ({summary.MakespanWorstCase}), the bytes by "
            + $"{LabMarkdown.Percent(summary.BytesWorstError)} at worst; "
            + (
                summary.ConvergenceMisses == 0
                    ? "which of them end was foreseen for all."
                    : $"which of them end was foreseen for all but {string.Join(", ", summary.MissedCases)}."
            );
    }
}
