using PreCopy.Scenarios;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Simulate;

/// <summary>A scenario's outcome, and the same one at a time beside it.</summary>
/// <param name="Scenario">What was simulated.</param>
/// <param name="Totals">The totals under the scenario's own schedule.</param>
/// <param name="Sequential">The totals at concurrency 1.</param>
/// <param name="Results">
/// What became of each VM under the scenario's own schedule, or of each move between nodes; valid until the next simulation.
/// </param>
internal sealed record Simulation(
    Scenario Scenario,
    BatchTotals Totals,
    BatchTotals Sequential,
    ReadOnlyMemory<VmResult> Results
)
{
    /// <summary>What the results are of, for people.</summary>
    public string Kind => Scenario.Cluster is null ? Ends.Vms : "migrations";

    /// <summary>The name of a result's VM.</summary>
    public string NameOf(int result) =>
        Scenario.Names[Scenario.Cluster is { } cluster ? cluster.Moves.Span[result].Vm : result];
}
