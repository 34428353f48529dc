namespace PreCopy.SharedLink;

/// <summary>Whether a stop policy changes in the course of a migration, chosen at compile time.</summary>
internal interface IRule
{
    static abstract bool Changes { get; }
}

/// <summary>The same rule at every look; at most a timeout that counts from the start of the copy.</summary>
internal readonly struct FixedRule : IRule
{
    public static bool Changes => false;
}

/// <summary>A ramp, a doubling, a stall timeout, a throttle, or several of them.</summary>
internal readonly struct ChangingRule : IRule
{
    public static bool Changes => true;
}
