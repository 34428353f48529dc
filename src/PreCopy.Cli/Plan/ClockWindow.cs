using System.Globalization;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Plan;

/// <summary>The time between two times of day.</summary>
internal static class ClockWindow
{
    private static readonly string[] Formats = ["H:mm", "HH:mm"];

    /// <summary>Seconds from the start to the end; an end that is not later is tomorrow's.</summary>
    /// <exception cref="InputException">One is missing or no time of day; the message says which.</exception>
    public static double? Seconds(string? start, string? end)
    {
        if (end is null)
            return start is null
                ? null
                : throw new InputException(
                    "--start needs --done-by, the time of day at which all must be done"
                );
        if (start is null)
            throw new InputException(
                "--done-by needs --start, such as '22:00': a plan does not depend on when it is made"
            );
        var window = Parse("--done-by", end) - Parse("--start", start);
        return (window <= TimeSpan.Zero ? window + TimeSpan.FromDays(1) : window).TotalSeconds;
    }

    private static TimeSpan Parse(string option, string text) =>
        TimeOnly.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time.ToTimeSpan()
            : throw new InputException(
                $"{option}: '{text}' is no time of day; write HH:MM, '00:00' to '23:59'"
            );
}
