namespace PreCopy.Comparison;

/// <summary>What can be said of a benchmark's time on one side against its time on the other.</summary>
public enum Verdict
{
    /// <summary>Neither a difference beyond the noise threshold nor sameness within it is shown.</summary>
    Inconclusive,

    /// <summary>The times differ by less than the noise threshold.</summary>
    Same,

    /// <summary>The second side takes less time, by more than the noise threshold.</summary>
    Faster,

    /// <summary>The second side takes more time, by more than the noise threshold.</summary>
    Slower,
}
