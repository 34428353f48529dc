using SkiaSharp;

namespace PreCopy.Charts.Maps;

/// <summary>What a part of a map is, in words.</summary>
/// <param name="Names">What is written into it: the first of these that fits, lines broken at <c>\n</c>.</param>
/// <param name="Ink">The text's colour on the part's own, or <see langword="null"/> to write on a patch of paper.</param>
internal sealed record MapClass(IReadOnlyList<string> Names, SKColor? Ink = null)
{
    /// <summary>Whether a part that has room for none of its names is pointed at from outside.</summary>
    internal bool IsImportant { get; init; }
}
