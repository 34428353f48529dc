namespace PreCopy.Lab.Evidence;

/// <summary>A figure of a kind of batch.</summary>
/// <param name="Predicted">As the model has it; +infinity for never.</param>
/// <param name="Measured">As it was; NaN where it never came to that.</param>
public readonly record struct LabFigure(double Predicted, Spread Measured)
{
    /// <summary>Predicted over the measured mean, minus 1; NaN where one of the two is not there.</summary>
    public double RelativeError => ErrorOf(Measured.Mean);

    /// <summary>Predicted over a single measurement, minus 1.</summary>
    public double ErrorOf(double measured) =>
        double.IsFinite(Predicted) ? Predicted / measured - 1 : double.NaN;
}
