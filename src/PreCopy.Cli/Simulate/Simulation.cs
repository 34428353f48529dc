using PreCopy.Scenarios;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Simulate;

/// <summary>A scenario's outcome, and the same VMs one at a time beside it.</summary>
/// <param name="Scenario">What was simulated.</param>
/// <param name="Totals">The totals under the scenario's own schedule.</param>
/// <param name="Sequential">The totals at concurrency 1.</param>
/// <param name="Results">What became of each VM under the scenario's own schedule; valid until the next simulation.</param>
internal sealed record Simulation(
    Scenario Scenario,
    BatchTotals Totals,
    BatchTotals Sequential,
    ReadOnlyMemory<VmResult> Results
);
