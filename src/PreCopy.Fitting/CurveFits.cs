namespace PreCopy.Fitting;

/// <summary>The curves that were tried on the same samples.</summary>
/// <param name="Chosen">The one that was asked for, or that explains the samples best, with its intervals.</param>
/// <param name="Candidates">All that were tried, without intervals but for the chosen one.</param>
/// <param name="Choice">Why it was chosen, in words.</param>
public sealed record CurveFits(CurveFit Chosen, IReadOnlyList<CurveFit> Candidates, string Choice);
