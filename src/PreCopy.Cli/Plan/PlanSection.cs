using PreCopy.Results;

namespace PreCopy.Cli.Plan;

/// <summary>A part of the report, for the screen and for Markdown alike.</summary>
/// <param name="Title">Its heading.</param>
internal sealed record PlanSection(string Title)
{
    /// <summary>Rows of text; null when the section has none.</summary>
    public Table? Table { get; init; }

    /// <summary>Sentences, below the table.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Text to copy as it stands.</summary>
    public IReadOnlyList<string> Code { get; init; } = [];

    /// <summary>The first of many lines, and how many more there are.</summary>
    public static IReadOnlyList<string> Few(IReadOnlyList<string> lines, int most, string rest) =>
        lines.Count <= most
            ? lines
            : [.. lines.Take(most), $"and {PlanFigures.Count(lines.Count - most)} more{rest}"];
}
