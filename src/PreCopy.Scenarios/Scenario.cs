using PreCopy.Model.Curves;
using PreCopy.Model.Policies;
using PreCopy.Scenarios.Clusters;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios;

/// <summary>A batch of migrations as somebody wrote it, in base units and with every VM spelled out.</summary>
/// <param name="Settings">
/// The link, the stop policy and the schedule. Between nodes the bandwidth is the fabric's, +infinity when there is none.
/// </param>
/// <param name="Preset">The system whose stop policy it is or began as, or null for a policy of its own.</param>
/// <param name="Names">The VMs' names, all different.</param>
/// <param name="Vms">The VMs, in the order of their names.</param>
public sealed record Scenario(
    LinkSettings Settings,
    PolicyPreset? Preset,
    IReadOnlyList<string> Names,
    ReadOnlyMemory<Vm<AnyCurve>> Vms
)
{
    /// <summary>The most VMs in a scenario.</summary>
    public const int MostVms = 1_000_000;

    /// <summary>The nodes and where the VMs go, or null when all VMs cross a single link.</summary>
    public ScenarioCluster? Cluster { get; init; }

    /// <summary>Whose stop policy it is, for people; it says when parts of a preset were changed.</summary>
    public string PolicyTitle =>
        Preset is null ? "own stop policy"
        : Preset.Policy == Settings.Policy ? $"stop policy of {Preset.Title}"
        : $"stop policy of {Preset.Title} with changes";
}
