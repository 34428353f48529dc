using System.Globalization;
using PreCopy.Planning;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Plan;

/// <summary>The usable share of a link as people write it: <c>0.9</c>, <c>0.85..1</c>, <c>0.85..0.94..1</c>.</summary>
internal static class UsableText
{
    /// <summary>Reads a share, or the least, the most likely and the most; without the middle one it is halfway.</summary>
    /// <exception cref="InputException">It is none; the message says what is allowed.</exception>
    public static UsableBandwidth Parse(string text)
    {
        var shares = text.Split("..", StringSplitOptions.TrimEntries)
            .Select(part =>
                double.TryParse(
                    part,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var share
                )
                    ? share
                    : double.NaN
            )
            .ToArray();
        var usable = shares switch
        {
            [var only] => new UsableBandwidth(only, only, only),
            [var least, var most] => new UsableBandwidth(least, (least + most) / 2, most),
            [var least, var mode, var most] => new UsableBandwidth(least, mode, most),
            _ => null,
        };
        return
            usable is { Least: > 0, Most: <= 1 }
            && usable.Least <= usable.Mode
            && usable.Mode <= usable.Most
            ? usable
            : throw new InputException(
                $"--usable: '{text}' is no share of the link; write '0.9', 'LEAST..MOST' such as '0.85..1', or 'LEAST..LIKELY..MOST', above 0 and at most 1"
            );
    }

    /// <summary>The share in words: <c>85 % to 100 % of the link, most likely 94 %</c>.</summary>
    public static string Print(UsableBandwidth usable) =>
        usable.Least.Equals(usable.Most)
            ? $"{Percent(usable.Most)} of the link"
            : $"{Percent(usable.Least)} to {Percent(usable.Most)} of the link, most likely {Percent(usable.Mode)}";

    private static string Percent(double share) =>
        $"{(share * 100).ToString("0.#", CultureInfo.InvariantCulture)} %";
}
