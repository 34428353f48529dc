using PreCopy.Lab.Batches;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Records;
using PreCopy.Model;

namespace PreCopy.Lab.Evidence;

/// <summary>A kind of batch, as the model has it and as it was; figures of what moved, means over the repetitions that did.</summary>
/// <param name="Case">What was run.</param>
/// <param name="Runs">Its repetitions.</param>
/// <param name="Prediction">What the model says of each.</param>
public sealed record LabCaseEvidence(
    LabCase Case,
    IReadOnlyList<LabRecord> Runs,
    LabPrediction Prediction
)
{
    /// <summary>Whether its errors count: nothing that was cancelled has a makespan, and a guest that is slowed down would be another one.</summary>
    public bool Counts => Case.Mode is not (LabMode.Cancel or LabMode.AutoConverge);

    /// <summary>Whether its downtime counts too: after a switch with memory missing there is next to none.</summary>
    public bool DowntimeCounts => Counts && Case.Mode != LabMode.PostCopy;

    /// <summary>Whether every VM is predicted to move within the batch's time limit.</summary>
    public bool IsPredictedToConverge =>
        Prediction.Vms.All(vm => Expected(vm) is LabOutcome.Completed or LabOutcome.PostCopy);

    /// <summary>How many of the repetitions moved every VM.</summary>
    public int RunsConverged => Converged.Count();

    /// <summary>How many of the repetitions ended otherwise than predicted, one VM at least.</summary>
    public int RunsMissed => Runs.Count(run => !EndsAsPredicted(run));

    /// <summary>From the first start to the last end, in seconds.</summary>
    public LabFigure MakespanSeconds =>
        Figure(prediction => prediction.MakespanSeconds, run => run.MakespanSeconds);

    /// <summary>From the first start to the first end, in seconds.</summary>
    public LabFigure FirstCompletionSeconds =>
        Figure(
            prediction => prediction.Vms.Min(vm => vm.EndSeconds),
            run => run.Vms.Min(vm => vm.EndSeconds) - run.Vms.Min(vm => vm.StartSeconds)
        );

    /// <summary>From its own start to its own end, in seconds: the mean over the VMs.</summary>
    public LabFigure VmSeconds =>
        Figure(
            prediction => prediction.Vms.Average(vm => vm.EndSeconds - vm.StartSeconds),
            run => run.Vms.Average(vm => vm.EndSeconds - vm.StartSeconds)
        );

    /// <summary>Bytes that crossed the link, of all VMs together; not measured where the link cannot tell.</summary>
    public LabFigure Bytes =>
        Figure(
            prediction => prediction.Vms.Sum(vm => vm.StreamBytes),
            run =>
                run.Vms.All(vm => vm.CrossedBytes >= 0)
                    ? run.Vms.Sum(vm => (double)vm.CrossedBytes)
                    : double.NaN
        );

    /// <summary>How often the dirty bitmap was synchronised: the mean over the VMs.</summary>
    public LabFigure DirtySyncs =>
        Figure(
            prediction => prediction.Vms.Average(vm => vm.DirtySyncs),
            run => run.Vms.Average(vm => (double)vm.DirtySyncs)
        );

    /// <summary>How long a VM stands still, in seconds: the mean, the lowest and the highest over VMs and repetitions.</summary>
    public LabFigure DowntimeSeconds =>
        new(
            Prediction.Vms.Average(vm => vm.DowntimeSeconds),
            Spread.Of(Converged.SelectMany(run => run.Vms).Select(vm => vm.DowntimeSeconds))
        );

    /// <summary>The makespan's error of every repetition that moved every VM.</summary>
    public IEnumerable<LabError> MakespanErrorsOfRuns =>
        Converged.Select(run => new LabError(
            run.Step.Name,
            MakespanSeconds.ErrorOf(run.MakespanSeconds)
        ));

    private IEnumerable<LabRecord> Converged => Runs.Where(run => run.Converged);

    private LabFigure Figure(
        Func<LabPrediction, double> predicted,
        Func<LabRecord, double> measured
    ) =>
        new(
            IsPredictedToConverge ? predicted(Prediction) : double.PositiveInfinity,
            Spread.Of(Converged.Select(measured))
        );

    private bool EndsAsPredicted(LabRecord run) =>
        run.Vms.Zip(Prediction.Vms).All(vm => Seen(vm.First.Outcome) == Expected(vm.Second));

    // Who waits behind a VM that never ends does not end either.
    private static LabOutcome Seen(LabOutcome outcome) =>
        outcome == LabOutcome.NotStarted ? LabOutcome.NotConverged : outcome;

    private LabOutcome Expected(VmPrediction vm) =>
        vm.Outcome == Outcome.Never || vm.EndSeconds > Case.Batch.TimeLimitSeconds
            ? LabOutcome.NotConverged
        : vm.Outcome == Outcome.Aborted ? LabOutcome.Cancelled
        : vm.Outcome == Outcome.PostCopy ? LabOutcome.PostCopy
        : LabOutcome.Completed;
}
