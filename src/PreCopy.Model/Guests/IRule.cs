namespace PreCopy.Model.Guests;

/// <summary>Whether a stop policy changes with time, chosen at compile time.</summary>
internal interface IRule
{
    static abstract bool Changes { get; }
}

/// <summary>The same rule at every look.</summary>
internal readonly struct FixedRule : IRule
{
    public static bool Changes => false;
}

/// <summary>A ramp, a doubling, a timeout, a throttle, or several of them.</summary>
internal readonly struct ChangingRule : IRule
{
    public static bool Changes => true;
}
