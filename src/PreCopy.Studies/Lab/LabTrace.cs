using PreCopy.Lab.Evidence;
using PreCopy.Results;

namespace PreCopy.Studies.Lab;

/// <summary>Measured in the lab: what three migrations at once still have to send, over time, and the model's beside it.</summary>
public sealed class LabTrace : IStudy
{
    private const string Model = "model";
    private const string Reality = "QEMU";

    /// <inheritdoc/>
    public string Name => "lab-trace";

    /// <inheritdoc/>
    public string Question => "Does a real migration go the way of the model, round by round?";

    /// <inheritdoc/>
    public bool NeedsLab => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var lab = LabRows.Of(context);
        var record = lab.Records.FirstOrDefault(each => each.Step.Name == LabStudyData.TracedStep);
        var measured = LabRemaining.Measured(lab.Trace);
        if (record is null || measured.Count == 0)
            throw LabRows.Missing($"the trace of {LabStudyData.TracedStep}");
        var batch = record.Step.Case.Batch;
        var predicted = LabRemaining.Predicted(batch, lab.Calibration, lab.LinkBytesPerSecond);
        var data = new Table("source", "vm", "time (s)", "remaining (bytes)");
        Add(Model, predicted);
        Add(Reality, measured);
        var prediction = LabPredictor.Predict(batch, lab.Calibration, lab.LinkBytesPerSecond);
        return new(
            data,
            $"{batch.Guests.Count} VMs at once, each of which writes at {record.Step.Case.DirtyShare} of the link: QEMU synchronises its dirty "
                + $"bitmap {record.Vms.Average(vm => vm.DirtySyncs):F1} times a VM (predicted {prediction.Vms.Average(vm => vm.DirtySyncs):F1}) "
                + $"and is done after {record.MakespanSeconds:F1} s (predicted {prediction.MakespanSeconds:F1} s)."
        );

        void Add(string source, IReadOnlyList<RemainingPoint> points)
        {
            foreach (var point in points)
                data.Add(source, $"VM {point.Vm + 1}", point.Seconds, point.Bytes);
        }
    }
}
