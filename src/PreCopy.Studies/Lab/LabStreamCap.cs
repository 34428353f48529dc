using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using PreCopy.Results;

namespace PreCopy.Studies.Lab;

/// <summary>Measured in the lab: two VMs in turn and at once where a stream fills the link, and where it does not.</summary>
public sealed class LabStreamCap : IStudy
{
    /// <inheritdoc/>
    public string Name => "lab-stream-cap";

    /// <inheritdoc/>
    public string Question => "Where does one at a time stop being best?";

    /// <inheritdoc/>
    public bool NeedsLab => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var lab = LabRows.Of(context);
        var ratios = LabEvidence.Of(lab).Ratios.ToList();
        var capped = ratios
            .Where(ratio => ratio.Concurrent.Case.Mode == LabMode.CappedConcurrent)
            .ToList();
        if (capped.Count == 0)
            throw LabRows.Missing("batches whose streams are capped");
        var data = new Table([
            "dirty rate / bandwidth",
            "stream cap / link",
            "schedule",
            "VMs",
            .. LabRows.Figure("makespan"),
        ]);
        foreach (var limited in capped)
        {
            // The same guests where a stream fills the link come first.
            foreach (var ratio in ratios.Where(ratio => IsTheSame(ratio, limited)))
                Add(ratio, 1);
            Add(
                limited,
                limited.Concurrent.Case.Batch.StreamCapBytesPerSecond / lab.LinkBytesPerSecond
            );
        }
        var last = capped[^1];
        return new(data, Finding(last, ratios.Find(ratio => IsTheSame(ratio, last)), lab));

        void Add(LabRatio ratio, double cap)
        {
            foreach (
                var (schedule, each) in new[]
                {
                    (LabRows.InTurn, ratio.Sequential),
                    (LabRows.AtOnce, ratio.Concurrent),
                }
            )
                data.Add([
                    each.Case.DirtyShare,
                    cap,
                    schedule,
                    each.Case.Batch.Guests.Count,
                    .. LabRows.Figure(each.MakespanSeconds),
                ]);
        }
    }

    private static bool IsTheSame(LabRatio ratio, LabRatio limited) =>
        LabRows.IsPlain(ratio.Concurrent.Case)
        && ratio.Concurrent.Case.Batch.Guests.SequenceEqual(limited.Concurrent.Case.Batch.Guests);

    private static string Finding(LabRatio limited, LabRatio? whole, LabStudyData lab)
    {
        var batch = limited.Concurrent.Case.Batch;
        var share = batch.StreamCapBytesPerSecond / lab.LinkBytesPerSecond;
        return $"{batch.Guests.Count} VMs that write at {limited.Concurrent.Case.DirtyShare} of the link take {Seconds(limited.Concurrent)} at once and "
            + $"{Seconds(limited.Sequential)} one after the other where a stream carries {share:0.##} of it"
            + (
                whole is null
                    ? "."
                    : $"; where one stream fills it, {Seconds(whole.Concurrent)} and {Seconds(whole.Sequential)}."
            );
    }

    private static string Seconds(LabCaseEvidence each) =>
        $"{each.MakespanSeconds.Measured.Mean:F1} s (predicted {each.MakespanSeconds.Predicted:F1} s)";
}
