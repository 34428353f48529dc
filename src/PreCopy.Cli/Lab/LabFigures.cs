using System.Globalization;

namespace PreCopy.Cli.Lab;

/// <summary>Measured and predicted numbers for people.</summary>
internal static class LabFigures
{
    private const double MiB = 1L << 20;

    public static string Seconds(double value) => Number(value, "0.00");

    public static string Milliseconds(double seconds) => Number(seconds * 1000, "0");

    public static string Mebibytes(double bytes) => Number(bytes / MiB, "0.0");

    public static string Count(double value) => Number(value, "0");

    /// <summary>How far a prediction is off, as a share of what was measured.</summary>
    public static string Error(double predicted, double measured) =>
        double.IsFinite(predicted) && double.IsFinite(measured)
            ? (predicted / measured - 1).ToString(
                "+0.0 %;−0.0 %;0.0 %",
                CultureInfo.InvariantCulture
            )
            : "–";

    // What did not happen is NaN, what never will is infinite.
    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "–"
        : double.IsInfinity(value) ? "never"
        : value.ToString(format, CultureInfo.InvariantCulture);
}
