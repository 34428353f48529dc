using System.Globalization;

namespace PreCopy.Fitting;

/// <summary>Numbers in the sentences that say what the data support.</summary>
internal static class Words
{
    public static string Bytes(double bytes) =>
        bytes >= 0.9995 * (1L << 30)
            ? $"{Number(bytes / (1L << 30))} GiB"
            : $"{Number(bytes / (1L << 20))} MiB";

    public static string Rate(double bytesPerSecond) => $"{Bytes(bytesPerSecond)}/s";

    public static string Number(double value)
    {
        if (value == 0)
            return "0";
        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        return Math.Round(value, digits)
            .ToString("#,0.###############", CultureInfo.InvariantCulture);
    }
}
