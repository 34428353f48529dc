namespace PreCopy.Lab.Evidence;

/// <summary>The same guests one after the other and all at once, both of which end.</summary>
/// <param name="Sequential">One after the other.</param>
/// <param name="Concurrent">All at once.</param>
public sealed record LabRatio(LabCaseEvidence Sequential, LabCaseEvidence Concurrent)
{
    /// <summary>The makespan all at once over that one after the other, as predicted.</summary>
    public double Predicted =>
        Concurrent.MakespanSeconds.Predicted / Sequential.MakespanSeconds.Predicted;

    /// <summary>The same of the measured means.</summary>
    public double Measured =>
        Concurrent.MakespanSeconds.Measured.Mean / Sequential.MakespanSeconds.Measured.Mean;

    /// <summary>How far off the prediction is.</summary>
    public LabError Error => new(Concurrent.Case.Name, Predicted / Measured - 1);
}
