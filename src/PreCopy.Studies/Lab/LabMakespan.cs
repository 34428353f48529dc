using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using PreCopy.Results;

namespace PreCopy.Studies.Lab;

/// <summary>Measured in the lab: the makespan of one to four VMs, one after the other and all at once, and the model's beside it.</summary>
public sealed class LabMakespan : IStudy
{
    private const string Ratio = "dirty rate / bandwidth";

    /// <inheritdoc/>
    public string Name => "lab-makespan";

    /// <inheritdoc/>
    public string Question => "How much longer do real migrations take at once than in turn?";

    /// <inheritdoc/>
    public bool NeedsLab => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var evidence = LabRows.Evidence(context);
        var data = new Table([
            Ratio,
            "schedule",
            "VMs",
            .. LabRows.Figure("makespan"),
            "never ends",
        ]);
        foreach (var mode in new[] { LabMode.Sequential, LabMode.Concurrent })
        foreach (var each in evidence.Cases.Where(each => Belongs(each.Case, mode)))
            data.Add([
                each.Case.DirtyShare,
                LabRows.Words(mode),
                each.Case.Batch.Guests.Count,
                .. LabRows.Figure(each.MakespanSeconds),
                each.RunsConverged == 0,
            ]);
        var worst = evidence
            .Ratios.Where(ratio => Belongs(ratio.Concurrent.Case, LabMode.Concurrent))
            .MaxBy(ratio => ratio.Measured);
        return worst is null
            ? throw LabRows.Missing("batches in turn and at once")
            : new(data, Finding(worst, evidence));
    }

    // One VM alone is both.
    private static bool Belongs(LabCase each, LabMode mode) =>
        LabRows.IsPlain(each)
        && (each.Mode == mode || each is { Mode: LabMode.Sequential, Batch.Guests.Count: 1 });

    private static string Finding(LabRatio worst, LabEvidence evidence)
    {
        var (atOnce, inTurn) = (worst.Concurrent.MakespanSeconds, worst.Sequential.MakespanSeconds);
        var never = evidence
            .Cases.Where(each => Belongs(each.Case, LabMode.Concurrent) && each.RunsConverged == 0)
            .ToList();
        var foreseen = never.Count(each => !each.IsPredictedToConverge);
        return $"{worst.Concurrent.Case.Batch.Guests.Count} VMs that write at {worst.Concurrent.Case.DirtyShare} of the link take "
            + $"{atOnce.Measured.Mean:F1} s at once (predicted {atOnce.Predicted:F1} s) instead of {inTurn.Measured.Mean:F1} s one after the "
            + $"other (predicted {inTurn.Predicted:F1} s){Never(never.Count, foreseen)}.";
    }

    private static string Never(int count, int foreseen) =>
        count == 0
            ? ""
            : $"; {count} {(count == 1 ? "kind" : "kinds")} of batch never ended at once, "
                + (
                    foreseen == count
                        ? "as the model foresaw"
                        : $"{foreseen} of which the model foresaw"
                );
}
