namespace PreCopy.Model.Policies;

/// <summary>The same rule at every look.</summary>
public readonly struct FixedRule : IRule
{
    /// <inheritdoc/>
    public static bool Changes => false;
}
