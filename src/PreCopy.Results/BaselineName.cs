using System.Text.RegularExpressions;

namespace PreCopy.Results;

/// <summary>Where the named baselines of a machine are: <c>amd-epyc/before-lifting</c> in a folder of results.</summary>
public static partial class BaselineName
{
    /// <summary>What a name may be, in words.</summary>
    public const string Allowed =
        "1 to 64 letters, digits, dots, hyphens and underscores, the first and the last a letter or a digit";

    /// <summary>Whether a baseline may have that name.</summary>
    public static bool IsValid(string name) => Name().IsMatch(name);

    /// <summary>The folder of a processor's baselines: its name in lower case, words joined by hyphens.</summary>
    public static string ProcessorFolder(string processor)
    {
        var words = Word().Matches(Mark().Replace(processor, "").ToLowerInvariant());
        return words.Count == 0 ? "unknown-processor" : string.Join('-', words);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\((R|TM|C)\)", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();
}
