namespace PreCopy.Model.Policies;

/// <summary>A rule of which a part changes in the course of a migration: a ramp, a doubling, a clock, a throttle.</summary>
public readonly struct ChangingRule : IRule
{
    /// <inheritdoc/>
    public static bool Changes => true;
}
