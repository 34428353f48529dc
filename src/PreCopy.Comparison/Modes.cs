using Perfolizer.Mathematics.Multimodality;

namespace PreCopy.Comparison;

/// <summary>Whether times come from one distribution or from two: a median between two heaps describes neither.</summary>
internal static class Modes
{
    // Gregg's m-value, 2 for one heap and 4 for two; BenchmarkDotNet too calls a distribution bimodal from here on.
    private const double Bimodal = 3.2;

    /// <summary>Whether the times lie in more than one heap.</summary>
    public static bool AreSeveral(IEnumerable<double> nanoseconds) =>
        MValueCalculator.Calculate(nanoseconds) >= Bimodal;
}
