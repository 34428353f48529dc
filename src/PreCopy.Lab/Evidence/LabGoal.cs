namespace PreCopy.Lab.Evidence;

/// <summary>What the predictions of a whole study were meant to reach.</summary>
/// <param name="Goal">What of them, in words.</param>
/// <param name="Limit">What the figure may be at most: a fraction, or a count.</param>
/// <param name="Figure">What it is; <see langword="null"/> where there was nothing to compare.</param>
/// <param name="IsCount">Whether it is a count.</param>
public sealed record LabGoal(string Goal, double Limit, double? Figure, bool IsCount = false)
{
    /// <summary>Whether it is reached.</summary>
    public bool Reached => Figure <= Limit;
}
