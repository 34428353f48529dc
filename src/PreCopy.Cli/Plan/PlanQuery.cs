using PreCopy.Model.Policies;
using PreCopy.Planning;

namespace PreCopy.Cli.Plan;

/// <summary>What <c>plan</c> was asked; null where the inventory or a default decides.</summary>
internal sealed record PlanQuery(InputSource Source)
{
    public double? LinkBytesPerSecond { get; init; }

    public double? StreamCapBytesPerSecond { get; init; }

    public int? Channels { get; init; }

    public double? SetupSeconds { get; init; }

    public double? SwitchoverSeconds { get; init; }

    public PolicyPreset? Preset { get; init; }

    public Platform? Platform { get; init; }

    /// <summary>The nodes to empty; none when every VM goes over one link.</summary>
    public IReadOnlyList<string> Drain { get; init; } = [];

    /// <summary>The memory of nodes of which the inventory does not say it.</summary>
    public double? NodeMemoryBytes { get; init; }

    public string? DefaultClass { get; init; }

    public IReadOnlyDictionary<string, string> Classes { get; init; } =
        new Dictionary<string, string>();

    public IReadOnlyDictionary<string, double> DirtyRates { get; init; } =
        new Dictionary<string, double>();

    public IReadOnlyDictionary<string, double> WorkingSets { get; init; } =
        new Dictionary<string, double>();

    /// <summary>The scenarios of fitted guests, by the name of the VM.</summary>
    public IReadOnlyDictionary<string, InputSource> Fitted { get; init; } =
        new Dictionary<string, InputSource>();

    public Objective Objective { get; init; } = Objective.ShortestMakespan;

    public double? MaxDowntimeSeconds { get; init; }

    public double? WithinSeconds { get; init; }

    public UsableBandwidth Usable { get; init; } = UsableBandwidth.Usual;

    public int Draws { get; init; }

    public int Seed { get; init; }

    public bool SkipBadRows { get; init; }

    public bool AsJson { get; init; }

    public string? OutputFolder { get; init; }
}
