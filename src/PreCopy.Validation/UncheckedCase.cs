namespace PreCopy.Validation;

/// <summary>A published result that no prediction can be held against.</summary>
/// <param name="Case">The result.</param>
/// <param name="Reason">What is missing.</param>
public sealed record UncheckedCase(string Case, string Reason);
