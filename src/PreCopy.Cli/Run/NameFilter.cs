using System.IO.Enumeration;

namespace PreCopy.Cli.Run;

/// <summary>Chooses by name: <c>*</c> stands for anything, <c>?</c> for one character, case does not matter.</summary>
/// <param name="Pattern">The pattern; <see langword="null"/> chooses everything.</param>
internal sealed record NameFilter(string? Pattern)
{
    /// <summary>Whether the name is chosen.</summary>
    public bool Matches(string name) =>
        Pattern is null || FileSystemName.MatchesSimpleExpression(Pattern, name, ignoreCase: true);
}
