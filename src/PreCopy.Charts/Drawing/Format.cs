using System.Globalization;

namespace PreCopy.Charts.Drawing;

/// <summary>Numbers as every chart writes them: three significant digits, a comma between thousands.</summary>
internal static class Format
{
    internal const double BytesPerGiB = 1L << 30;

    /// <summary><c>0.05</c>, <c>14.2</c>, <c>1,959</c>, <c>0.000012</c>.</summary>
    internal static string Number(double value)
    {
        if (value == 0)
            return "0";
        var digits = 2 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits <= 0
            ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : Math.Round(value, Math.Min(digits, 15))
                .ToString("0." + new string('#', digits), CultureInfo.InvariantCulture);
    }

    /// <summary><c>275 ms</c>, <c>14.2 s</c>.</summary>
    internal static string Seconds(double seconds) =>
        seconds is 0 or >= 1 ? $"{Number(seconds)} s" : $"{Number(seconds * 1e3)} ms";

    /// <summary><c>650 MiB</c>, <c>8.25 GiB</c>.</summary>
    internal static string Bytes(double bytes) =>
        // Rounding must not say 1,024 MiB.
        bytes >= 0.9995 * BytesPerGiB
            ? $"{Number(bytes / BytesPerGiB)} GiB"
            : $"{Number(bytes / (1 << 20))} MiB";

    /// <summary><c>1.5×</c>.</summary>
    internal static string Times(double factor) => $"{Number(factor)}×";
}
