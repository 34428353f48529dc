using System.Globalization;

namespace PreCopy.Cli.Simulate;

/// <summary>Numbers for people, in columns that line up; what is too small for its decimals gets three digits.</summary>
internal static class Figures
{
    private const double MiB = 1L << 20;

    public static string Seconds(double value) => Rounded(value, "N2", 0.1, "never");

    public static string Pause(double seconds) => Rounded(seconds, "N3", 0.01, "never");

    public static string VcpuSeconds(double value) => Rounded(value, "N2", 0.1, "endless");

    public static string Mebibytes(double bytes) => Rounded(bytes / MiB, "N0", 10, "endless");

    public static string Count(double count) => Rounded(count, "N0", 1, "endless");

    private static string Rounded(double value, string format, double smallest, string unending) =>
        double.IsFinite(value)
            ? value.ToString(
                value == 0 || value >= smallest ? format : "G3",
                CultureInfo.InvariantCulture
            )
            : unending;
}
