using System.Globalization;
using PreCopy.Planning;

namespace PreCopy.Cli.Plan;

/// <summary>Figures of a plan for people, with their units: three digits are more than anybody knows.</summary>
internal static class PlanFigures
{
    private const double MiB = 1L << 20;
    private const double GiB = 1L << 30;
    private const double Minute = 60;
    private const double Hour = 3600;

    public static string Time(double seconds) =>
        !double.IsFinite(seconds) ? "never"
        : seconds >= 3 * Hour ? $"{Number(seconds / Hour)} h"
        : seconds >= 2 * Minute ? $"{Number(seconds / Minute)} min"
        : seconds is 0 or >= 1 ? $"{Number(seconds)} s"
        : $"{Number(seconds * 1000)} ms";

    public static string Bytes(double bytes) =>
        !double.IsFinite(bytes) ? "endless"
        : bytes >= GiB ? $"{Number(bytes / GiB)} GiB"
        : $"{Number(bytes / MiB)} MiB";

    public static string Rate(double bytesPerSecond) =>
        double.IsFinite(bytesPerSecond) ? $"{Bytes(bytesPerSecond)}/s" : "no rate is enough";

    public static string Count(double count) => double.IsFinite(count) ? Number(count) : "all";

    /// <summary>A share, which is said to be none or all only where it is; near all a digit decides.</summary>
    public static string Share(double share) =>
        share is > 0 and < 0.01 ? "< 1 %"
        : share is < 1 and > 0.99 ? "> 99 %"
        : share.ToString(share > 0.9 ? "0.# %" : "0 %", CultureInfo.InvariantCulture);

    /// <summary>The median, and where 9 of 10 draws lie.</summary>
    public static string Range(Interval interval, Func<double, string> figure)
    {
        var (low, median, high) = (
            figure(interval.Low),
            figure(interval.Median),
            figure(interval.High)
        );
        return low == high ? median : $"{median} ({low} – {high})";
    }

    private static string Number(double value)
    {
        var size = Math.Abs(value);
        return value.ToString(
            size >= 99.95 ? "#,0"
                : size >= 9.995 ? "0.#"
                : "0.##",
            CultureInfo.InvariantCulture
        );
    }
}
