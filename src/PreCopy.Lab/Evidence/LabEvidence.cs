using PreCopy.Lab.Guests;
using PreCopy.Lab.Plans;

namespace PreCopy.Lab.Evidence;

/// <summary>A study held against the model.</summary>
/// <param name="Cases">Its kinds of batch, from few VMs that write little to many that write much.</param>
public sealed record LabEvidence(IReadOnlyList<LabCaseEvidence> Cases)
{
    /// <summary>Predicts every kind of batch of a study, and puts what was measured beside it.</summary>
    /// <param name="data">The study.</param>
    /// <param name="effects">What the predictions take into account; all when null.</param>
    /// <exception cref="ArgumentException">The calibration does not know a guest's memory size.</exception>
    public static LabEvidence Of(LabStudyData data, LabEffects? effects = null) =>
        new([
            .. data
                .Records.GroupBy(record => record.Step.Case.Name)
                .Select(runs => new LabCaseEvidence(
                    runs.First().Step.Case,
                    [.. runs.OrderBy(run => run.Step.Repetition)],
                    LabPredictor.Predict(
                        runs.First().Step.Case.Batch,
                        data.Calibration,
                        data.LinkBytesPerSecond,
                        effects
                    )
                ))
                .OrderBy(each => each.Case.Batch.Guests.Count)
                .ThenBy(each => each.Case.DirtyShare)
                .ThenBy(each => each.Case.Mode)
                .ThenBy(each => each.Case.Name, StringComparer.Ordinal),
        ]);

    /// <summary>How many batches were run.</summary>
    public int Batches => Cases.Sum(each => each.Runs.Count);

    /// <summary>The guests that were migrated one after the other and all at once, where both end.</summary>
    public IEnumerable<LabRatio> Ratios =>
        from concurrent in Cases
        where concurrent.Case.Mode is LabMode.Concurrent or LabMode.CappedConcurrent
        from sequential in Cases
        where
            sequential.Case.Mode is LabMode.Sequential or LabMode.CappedSequential
            && Guests(sequential.Case) == Guests(concurrent.Case)
        let ratio = new LabRatio(sequential, concurrent)
        where double.IsFinite(ratio.Error.Relative)
        select ratio;

    /// <summary>The errors of the makespan, of each kind of batch.</summary>
    public IEnumerable<LabError> MakespanErrors =>
        Errors(each => each.Counts, each => each.MakespanSeconds);

    /// <summary>The same of each single batch.</summary>
    public IEnumerable<LabError> MakespanErrorsOfRuns =>
        Cases
            .Where(each => each.Counts)
            .SelectMany(each => each.MakespanErrorsOfRuns)
            .Where(error => double.IsFinite(error.Relative));

    /// <summary>The errors of the bytes, of each kind of batch.</summary>
    public IEnumerable<LabError> BytesErrors => Errors(each => each.Counts, each => each.Bytes);

    /// <summary>The errors of the downtime, of each kind of batch.</summary>
    public IEnumerable<LabError> DowntimeErrors =>
        Errors(each => each.DowntimeCounts, each => each.DowntimeSeconds);

    private IEnumerable<LabError> Errors(
        Func<LabCaseEvidence, bool> counts,
        Func<LabCaseEvidence, LabFigure> figure
    ) =>
        Cases
            .Where(counts)
            .Select(each => new LabError(each.Case.Name, figure(each).RelativeError))
            .Where(error => double.IsFinite(error.Relative));

    private static (int, LabGuest, double, double?) Guests(LabCase each) =>
        (
            each.Batch.Guests.Count,
            each.Batch.Guests[0],
            each.Batch.StreamCapBytesPerSecond,
            each.Batch.Policy.DowntimeSeconds
        );
}
