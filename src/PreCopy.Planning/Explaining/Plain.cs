using System.Globalization;

namespace PreCopy.Planning.Explaining;

/// <summary>Figures in sentences: three digits and a unit that a reader has a feeling for.</summary>
internal static class Plain
{
    private const double GiB = 1L << 30;
    private const double MiB = 1L << 20;

    public static string Seconds(double seconds) =>
        double.IsInfinity(seconds) ? "for ever"
        : seconds < 0.9995 ? $"{Digits(seconds * 1000)} ms"
        : seconds < 120 ? $"{Digits(seconds)} s"
        : seconds < 7200 ? $"{Digits(seconds / 60)} min"
        : $"{Digits(seconds / 3600)} h";

    /// <summary>Where most of the draws lie, in brackets; nothing when all are the same.</summary>
    public static string Spread(Interval seconds) =>
        seconds.Low == seconds.High ? ""
        : double.IsInfinity(seconds.High)
            ? $" (at least {Seconds(seconds.Low)} in 95 % of the draws, and no end in 5 % or more)"
        : $" (90 % of the draws between {Seconds(seconds.Low)} and {Seconds(seconds.High)})";

    public static string Rate(double bytesPerSecond) => $"{Bytes(bytesPerSecond)}/s";

    public static string Bytes(double bytes) =>
        bytes < GiB ? $"{Digits(bytes / MiB)} MiB" : $"{Digits(bytes / GiB)} GiB";

    /// <summary>A share, which is said to be none or all only where it is; near all a digit decides.</summary>
    public static string Share(double share) =>
        share is > 0 and < 0.01 ? "less than 1 %"
        : share is < 1 and > 0.99 ? "more than 99 %"
        : share.ToString(share > 0.9 ? "0.# %" : "0 %", CultureInfo.InvariantCulture);

    public static string Times(double factor) => Digits(factor);

    private static string Digits(double number) =>
        number.ToString(
            number < 9.995 ? "0.##"
                : number < 99.95 ? "0.#"
                : "#,0",
            CultureInfo.InvariantCulture
        );
}
