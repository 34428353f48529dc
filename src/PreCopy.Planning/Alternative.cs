namespace PreCopy.Planning;

/// <summary>A way to migrate, and what it comes to over the draws.</summary>
/// <param name="PerNode">Migrations that leave a node at once.</param>
/// <param name="InAll">Migrations at once in all.</param>
/// <param name="Order">The name of the order (<see cref="MigrationOrders"/>).</param>
/// <param name="Split">The name of the bandwidth split: <c>equal</c>, <c>by-memory</c>, <c>by-dirty-rate</c>.</param>
public sealed record Alternative(int PerNode, int InAll, string Order, string Split)
{
    /// <summary>What it is known as besides: <c>one at a time</c>, <c>Nova's default</c>, <c>all at once</c>; otherwise empty.</summary>
    public string KnownAs { get; init; } = "";

    /// <summary>Seconds until the last VM is done.</summary>
    public Interval MakespanSeconds { get; init; }

    /// <summary>The mean of the VMs' ends, in seconds.</summary>
    public Interval MeanCompletionSeconds { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public Interval BytesSent { get; init; }

    /// <summary>The longest downtime.</summary>
    public Interval MaxDowntimeSeconds { get; init; }

    /// <summary>The sum of the downtimes.</summary>
    public Interval TotalDowntimeSeconds { get; init; }

    /// <summary>The time that each VM is in migration, summed.</summary>
    public Interval ExposureSeconds { get; init; }

    /// <summary>VMs that do not converge.</summary>
    public Interval NotConverged { get; init; }

    /// <summary>The objective.</summary>
    public Interval Objective { get; init; }

    /// <summary>The share of the draws that end and keep every hard limit.</summary>
    public double Feasible { get; init; }

    /// <summary>The share of the draws in which no alternative is better by more than 0.1 %.</summary>
    public double ProbabilityBest { get; init; }
}
