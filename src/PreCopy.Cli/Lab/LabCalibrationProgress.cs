using PreCopy.Cli.Run;

namespace PreCopy.Cli.Lab;

/// <summary>Says what is being calibrated.</summary>
internal sealed class LabCalibrationProgress(Progress progress) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => progress.Show($"calibration: {value}");
}
