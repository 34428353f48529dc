using PreCopy.Results;

namespace PreCopy.Studies;

/// <summary>What a study found.</summary>
/// <param name="Data">The data behind the chart.</param>
/// <param name="Finding">One sentence with the figures that matter, computed from <paramref name="Data"/>.</param>
public sealed record StudyResult(Table Data, string Finding);
