using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using PreCopy.Results;

namespace PreCopy.Studies.Lab;

/// <summary>Measured in the lab: two VMs over the split of the link, from equal shares to one after the other.</summary>
public sealed class LabSplit : IStudy
{
    private const string Ratio = "dirty rate / bandwidth";
    private const int Vms = 2;

    /// <inheritdoc/>
    public string Name => "lab-split";

    /// <inheritdoc/>
    public string Question => "Do real migrations, too, end sooner the more uneven the split?";

    /// <inheritdoc/>
    public bool NeedsLab => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var lab = LabRows.Of(context);
        var cases = LabEvidence
            .Of(lab)
            .Cases.Where(each =>
                each.Case.Batch.Guests.Count == Vms
                && LabRows.IsPlain(each.Case)
                && each.Case.Mode
                    is LabMode.Sequential
                        or LabMode.Concurrent
                        or LabMode.WeightedSplit
            )
            .ToLookup(each => each.Case.DirtyShare);
        var data = new Table([
            Ratio,
            "share of the first VM (%)",
            .. LabRows.Figure("makespan"),
            .. LabRows.Figure("first completion"),
        ]);
        var finding = "";
        foreach (
            var same in cases
                .Where(same => same.Any(each => each.Case.Mode == LabMode.WeightedSplit))
                .OrderBy(same => same.Key)
        )
        {
            Add(data, lab, [.. same]);
            finding = Finding([.. same.OrderBy(each => Share(each.Case))]);
        }
        return data.Rows.Count > 0
            ? new(data, finding)
            : throw LabRows.Missing("batches with unequal shares");
    }

    // The model at every share; 100 is one after the other.
    private static void Add(Table data, LabStudyData lab, IReadOnlyList<LabCaseEvidence> cases)
    {
        var measured = cases.ToDictionary(each => Share(each.Case));
        var batch = cases[0].Case.Batch with { Concurrency = Vms, Weights = [] };
        for (var share = 50; share <= 100; share++)
            if (measured.TryGetValue(share, out var each))
                data.Add([
                    each.Case.DirtyShare,
                    share,
                    .. LabRows.Figure(each.MakespanSeconds),
                    .. LabRows.Figure(each.FirstCompletionSeconds),
                ]);
            else if (share < 100)
            {
                var prediction = LabPredictor.Predict(
                    batch with
                    {
                        Weights = [share, 100 - share],
                    },
                    lab.Calibration,
                    lab.LinkBytesPerSecond
                );
                data.Add([
                    cases[0].Case.DirtyShare,
                    share,
                    .. Predicted(prediction.MakespanSeconds),
                    .. Predicted(prediction.Vms.Min(vm => vm.EndSeconds)),
                ]);
            }
    }

    private static object[] Predicted(double seconds) =>
        LabRows.Figure(new LabFigure(seconds, Spread.Of([])));

    private static int Share(LabCase each) =>
        each.Mode == LabMode.Sequential
            ? 100
            : (int)
                Math.Round(
                    100 * each.Batch.WeightOf(0) / (each.Batch.WeightOf(0) + each.Batch.WeightOf(1))
                );

    private static string Finding(IReadOnlyList<LabCaseEvidence> cases)
    {
        var splits = cases.Select(each =>
            $"{Words(each.Case)} after {each.MakespanSeconds.Measured.Mean:F1} s (predicted {each.MakespanSeconds.Predicted:F1} s)"
        );
        return $"Two VMs that write at {cases[0].Case.DirtyShare} of the link are done: {string.Join(", ", splits)}.";
    }

    private static string Words(LabCase each) =>
        each.Mode == LabMode.Sequential
            ? "one after the other"
            : $"at {Share(each)}/{100 - Share(each)}";
}
