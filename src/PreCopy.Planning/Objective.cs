namespace PreCopy.Planning;

/// <summary>
/// What a plan makes small: a weighted sum of four figures, each in units of what it is one at a time, so that weights compare.
/// </summary>
public sealed record Objective
{
    /// <summary>The weight of the makespan.</summary>
    public double Makespan { get; init; }

    /// <summary>The weight of the sum of the downtimes.</summary>
    public double TotalDowntime { get; init; }

    /// <summary>The weight of the longest downtime.</summary>
    public double WorstDowntime { get; init; }

    /// <summary>The weight of the VM-seconds of exposure: the time that each VM is in migration, summed.</summary>
    public double Exposure { get; init; }

    /// <summary>The makespan alone: the default.</summary>
    public static Objective ShortestMakespan { get; } = new() { Makespan = 1 };
}
