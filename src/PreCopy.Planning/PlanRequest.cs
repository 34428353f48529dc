using PreCopy.SharedLink;

namespace PreCopy.Planning;

/// <summary>What is to be planned.</summary>
/// <param name="Vms">The VMs to migrate, in the order in which they came.</param>
/// <param name="Link">
/// The bandwidth of each node in each direction (of one pair of nodes, the link's), stream cap, channels, compression, setup,
/// switchover and stop policy; its concurrency is not used.
/// </param>
public sealed record PlanRequest(IReadOnlyList<PlanVm> Vms, LinkSettings Link)
{
    /// <summary>The names of the nodes; of a plan without nodes, a source and a target.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = ["source", "target"];

    /// <summary>The platform, for its default and whether it can set a split.</summary>
    public required Platform Platform { get; init; }

    /// <summary>What to make small.</summary>
    public Objective Objective { get; init; } = Objective.ShortestMakespan;

    /// <summary>No downtime above this, or null: a hard limit, kept when at least <see cref="Confidence"/> of the draws keep it.</summary>
    public double? MaxDowntimeSeconds { get; init; }

    /// <summary>Done within this, or null: a hard limit as well.</summary>
    public double? WithinSeconds { get; init; }

    /// <summary>The share of the draws that must keep a hard limit.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>What of the bandwidth is usable.</summary>
    public UsableBandwidth Usable { get; init; } = UsableBandwidth.Usual;

    /// <summary>How many draws.</summary>
    public int Draws { get; init; } = 2000;

    /// <summary>What the random numbers begin with.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to use; the answer does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
