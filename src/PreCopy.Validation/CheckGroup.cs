namespace PreCopy.Validation;

/// <summary>Checks against one source.</summary>
/// <param name="Name">The source, in a few words.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Finding">What the checks teach, and how the case was read where it could be read in more than one way.</param>
/// <param name="Checks">The checks.</param>
public sealed record CheckGroup(
    string Name,
    string Source,
    string Finding,
    IReadOnlyList<Check> Checks
);
