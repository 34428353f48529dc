using PreCopy.Lab.Calibrations;
using PreCopy.Lab.Evidence;

namespace PreCopy.Cli.Lab;

/// <summary>What the model says of a batch that is run at once, without a calibration of its own.</summary>
internal static class Predicted
{
    /// <summary>The prediction.</summary>
    public static LabPrediction AtOnce(LabRunRequest request, OpenLab lab) =>
        LabPredictor.Predict(
            request.Batch,
            UsualCalibration.For(request.Batch, lab.QueuedBytes),
            request.LinkBytesPerSecond
        );
}
