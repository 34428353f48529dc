using MathNet.Numerics.Statistics;

namespace PreCopy.Lab.Evidence;

/// <summary>By how much a prediction missed.</summary>
/// <param name="Name">What was predicted.</param>
/// <param name="Relative">Predicted over measured, minus 1.</param>
public readonly record struct LabError(string Name, double Relative)
{
    /// <summary>The median of their sizes; <see langword="null"/> of none.</summary>
    public static double? MedianSize(IEnumerable<LabError> errors)
    {
        double[] sizes = [.. errors.Select(error => Math.Abs(error.Relative))];
        return sizes.Length == 0 ? null : sizes.Median();
    }

    /// <summary>The largest, whichever its sign; <see langword="null"/> of none.</summary>
    public static LabError? Worst(IEnumerable<LabError> errors) =>
        errors.Select(error => (LabError?)error).MaxBy(error => Math.Abs(error!.Value.Relative));
}
