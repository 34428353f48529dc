using System.Globalization;

namespace PreCopy.Benchmarks.Race;

/// <summary>The command line <c>race [dry|short|full] [--out FILE]</c>.</summary>
/// <param name="Job">How long.</param>
/// <param name="Out">The file for the times.</param>
/// <param name="Launch">The launch that this process is; <see langword="null"/> for the one that starts them.</param>
public sealed record RaceArguments(RaceJob Job, string Out, int? Launch)
{
    /// <summary>The word that asks for a race instead of BenchmarkDotNet.</summary>
    public const string Word = "race";

    /// <summary>How it is used.</summary>
    public const string Usage = "race [dry|short|full] [--out FILE]";

    /// <summary>The file when none is named, below the artifacts folder.</summary>
    public const string DefaultFile = "kernel-race.csv";

    internal const string LaunchOption = "--launch";

    /// <summary>Reads what follows the word.</summary>
    /// <param name="arguments">The arguments after <see cref="Word"/>.</param>
    /// <param name="defaultFolder">Where the file goes when none is named.</param>
    /// <returns>The arguments; <see langword="null"/> with a line that says what is wrong.</returns>
    public static (RaceArguments? Arguments, string Problem) Parse(
        ReadOnlySpan<string> arguments,
        string defaultFolder
    )
    {
        var parsed = new RaceArguments(
            RaceJob.Named("short"),
            Path.Combine(defaultFolder, DefaultFile),
            null
        );
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            if (RaceJob.Names.Contains(arguments[i]))
                parsed = parsed with { Job = RaceJob.Named(arguments[i]) };
            else if (arguments[i] == "--out" && value.Length > 0)
                (parsed, i) = (parsed with { Out = Path.GetFullPath(value) }, i + 1);
            else if (
                arguments[i] == LaunchOption
                && int.TryParse(value, CultureInfo.InvariantCulture, out var launch)
            )
                (parsed, i) = (parsed with { Launch = launch }, i + 1);
            else
                return (null, $"race: '{arguments[i]}' is not understood; usage: {Usage}");
        }
        return (parsed, "");
    }
}
